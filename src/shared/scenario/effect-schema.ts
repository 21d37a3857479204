import { z } from 'zod';
import {
  color,
  ease,
  extent,
  heightFraction,
  listOf,
  numberFrom,
  oneOf,
  position,
  ratio,
  record,
  seconds,
} from './values.ts';

const common = {
  start: seconds,
  end: seconds,
  fadeIn: seconds.optional(),
  fadeOut: seconds.optional(),
  feather: ratio.optional(),
};

const highlightKeySchema = record({
  time: seconds.describe('Seconds from the effect’s start'),
  x: position,
  y: position,
  radiusX: extent,
  radiusY: extent,
});

const effectEase = z.union([ease, oneOf(['smooth'])], { error: 'must be an ease of a cue, or smooth' });
const factor = numberFrom(0, 10, 'must be a factor, 0 to 10 (1: as it is)');

const highlightSchema = record({
  ...common,
  type: z.literal('highlight'),
  shape: oneOf(['ellipse', 'rect']),
  ease: effectEase.optional(),
  keyframes: listOf(highlightKeySchema, 10_000),
  outside: record({
    dim: ratio.optional(),
    blur: heightFraction.optional(),
    saturate: factor.optional(),
  }).optional(),
  inside: record({ brighten: factor.optional() }).optional(),
  stroke: record({ width: heightFraction, color, opacity: ratio.optional() }).optional(),
}).meta({ title: 'Highlight' });

const region = record({ x: position, y: position, width: extent, height: extent });
const area = { ...common, region: region.optional(), ease: effectEase.optional() };

const blurSchema = record({
  ...area,
  type: z.literal('blur'),
  radius: heightFraction.optional(),
}).meta({ title: 'Blur' });
const pixelateSchema = record({
  ...area,
  type: z.literal('pixelate'),
  size: heightFraction.optional().describe('Side of one block'),
}).meta({ title: 'Pixelate' });
const dimSchema = record({ ...area, type: z.literal('dim'), amount: ratio.optional() }).meta({
  title: 'Dim',
});
const gradeSchema = record({
  ...area,
  type: z.literal('grade'),
  brightness: factor.optional(),
  contrast: factor.optional(),
  saturation: factor.optional(),
  gamma: factor.optional(),
  hue: numberFrom(-360, 360, 'must be degrees, -360 to 360').optional(),
  temperature: numberFrom(1000, 40_000, 'must be kelvin, 1000 to 40000').optional(),
}).meta({ title: 'Grade' });

export const effectSchema = z.discriminatedUnion(
  'type',
  [highlightSchema, blurSchema, pixelateSchema, dimSchema, gradeSchema],
  { error: 'must be an effect with `type` highlight, blur, pixelate, dim or grade' },
);
