import { z } from 'zod';
import {
  color,
  flag,
  heightFraction,
  identifier,
  listOf,
  numberFrom,
  oneOf,
  ratio,
  record,
  signedHeightFraction,
  textUpTo,
  wholeFrom,
} from './values.ts';

const FONT_RULE =
  'must be a font family, or families separated by commas, of letters, digits, spaces and _ . \' " & + -';
const font = textUpTo(200, FONT_RULE).regex(/^[\p{L}\p{M}\p{N} _.,'"&+-]+$/u, { error: FONT_RULE });

const PADDING_RULE = 'must be a fraction of the stage height, 0 to 2, or { x, y } of such';
const padding = z.union(
  [heightFraction, record({ x: heightFraction.optional(), y: heightFraction.optional() })],
  {
    error: PADDING_RULE,
  },
);
const border = record({ width: heightFraction, color: color.optional() });

export const boxSchema = record({
  color: color.nullish().describe('null: no fill'),
  padding: padding.optional().describe(PADDING_RULE),
  radius: heightFraction.optional(),
  border: border.nullish(),
  opacity: ratio.optional(),
}).meta({ id: 'Box', title: 'Box' });

const shadowSchema = record({
  x: signedHeightFraction.optional(),
  y: signedHeightFraction.optional(),
  blur: heightFraction.optional(),
  color: color.optional(),
}).meta({ id: 'Shadow', title: 'Shadow' });

const glow = z.union([heightFraction, record({ radius: heightFraction, color: color.optional() })], {
  error: 'must be a fraction of the stage height, 0 to 2, or { radius, color }',
});
const weight = z.union([wholeFrom(1, 1000, 'must be a weight from 1 to 1000'), oneOf(['normal', 'bold'])], {
  error: 'must be a weight from 1 to 1000, "normal" or "bold"',
});

/** `null` takes away what the style it stands on has. */
export const styleSchema = record({
  extends: identifier.optional().describe('Name of the style this one stands on; default: `default`'),
  font: font.optional(),
  size: numberFrom(0.001, 2, 'must be a fraction of the stage height, 0.001 to 2').optional(),
  weight: weight.optional(),
  italic: flag.optional(),
  underline: flag.optional(),
  strikethrough: flag.optional(),
  color: color.optional(),
  align: oneOf(['left', 'center', 'right', 'start', 'end']).optional(),
  lineHeight: numberFrom(0.1, 10, 'must be a multiple of the size, 0.1 to 10').optional(),
  letterSpacing: signedHeightFraction.optional(),
  uppercase: flag.optional(),
  wrap: flag.optional(),
  maxLines: wholeFrom(1, 1000, 'must be a whole number of lines, 1 to 1000').nullish(),
  stroke: record({ width: heightFraction.optional(), color: color.optional() }).nullish(),
  shadow: listOf(shadowSchema, 16).nullish(),
  glow: glow.nullish(),
  activeColor: color.nullish().describe('Colour of the word being spoken'),
  activeScale: numberFrom(0.1, 10, 'must be a scale factor, 0.1 to 10').optional(),
  emphasisColor: color.nullish().describe('Colour of words whose style is `emphasis`'),
  box: boxSchema.nullish(),
  wordBox: boxSchema.nullish(),
  maxWordsPerLine: wholeFrom(1, 1000, 'must be a whole number of words, 1 to 1000').nullish(),
}).meta({ id: 'Style', title: 'Style' });

export const stylesSchema = z.record(identifier, styleSchema, {
  error: 'must be an object of styles by name',
});

/** A style's name, or a style written where it is used. */
export const styleOrNameSchema = z.union([identifier, styleSchema], {
  error: 'must be a style or the name of one',
});
