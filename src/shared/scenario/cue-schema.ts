import { z } from 'zod';
import { fitSchema } from './clip-schema.ts';
import { animateSchema, BLEND_MODES, layoutSchema, transformSchema } from './motion-schema.ts';
import { isPathData, PATH_RULE } from './path-data.ts';
import { boxSchema, styleOrNameSchema } from './style-schema.ts';
import {
  color,
  flag,
  heightFraction,
  identifier,
  listOf,
  oneOf,
  ratio,
  record,
  seconds,
  source,
  textUpTo,
  volume,
  wholeFrom,
} from './values.ts';

const common = {
  id: identifier.optional(),
  start: seconds,
  end: seconds,
  layer: wholeFrom(-1_000_000, 1_000_000, 'must be a whole number, -1000000 to 1000000').optional(),
  track: identifier.optional().describe('Name of an entry of `tracks`'),
  layout: layoutSchema.optional(),
  opacity: ratio.optional(),
  blend: oneOf(BLEND_MODES).optional(),
  transform: transformSchema.optional(),
  animate: listOf(animateSchema, 64).optional(),
  style: styleOrNameSchema.optional(),
  follows: oneOf(['clip', 'film'])
    .optional()
    .describe(
      'What the cue goes with when an editor cuts or moves clips: what its clip shows, or the film’s time. Not read by a render. Default: `clip` for text and groups, `film` for the others',
    ),
};

const MAX_TEXT = 50_000;
/** A document holds no more. */
const MAX_LETTERS = 10_000_000;
const text = z
  .string({ error: 'must be a text' })
  .max(MAX_TEXT, { error: `must be a text of at most ${MAX_TEXT} characters` });

const wordSchema = record({
  text,
  start: seconds.describe('Film seconds'),
  end: seconds.describe('Film seconds'),
  style: styleOrNameSchema.optional(),
}).meta({ id: 'Word', title: 'Word' });

const letter = wholeFrom(0, MAX_LETTERS, `must be a number of letters, 0 to ${MAX_LETTERS}`);
const markSchema = record({
  from: letter.describe('Letters (UTF-16 units) of the text before it'),
  to: letter.describe('Letters of the text up to its end'),
  style: styleOrNameSchema,
}).meta({
  id: 'Mark',
  title: 'Mark',
  description: 'A style of some letters of a text, over that of the cue and of the word',
});

const textCueSchema = record({
  ...common,
  type: z.literal('text'),
  text: text.optional().describe('\\n breaks lines'),
  words: listOf(wordSchema, 10_000).optional(),
  marks: listOf(markSchema, 10_000)
    .optional()
    .describe(
      'In order, without overlap. They count in `text`, or in the texts of `words` with a space between where there is no line break',
    ),
  speaker: textUpTo(200, 'must be a name of 1 to 200 characters')
    .optional()
    .describe('Who says it; not drawn'),
}).meta({ title: 'Text cue', description: 'Has either `text` or `words`' });

const imageCueSchema = record({
  ...common,
  type: z.literal('image'),
  media: identifier.optional(),
  src: source.optional(),
  fit: fitSchema.optional(),
}).meta({ title: 'Image cue', description: 'Has either `media` or `src`' });

const shapeCueSchema = record({
  ...common,
  type: z.literal('shape'),
  shape: oneOf(['rect', 'ellipse', 'line', 'path']),
  fill: color.nullish(),
  stroke: color.nullish(),
  strokeWidth: heightFraction.optional(),
  radius: heightFraction.optional(),
  path: z
    .string({ error: PATH_RULE })
    .refine(isPathData, { error: PATH_RULE })
    .optional()
    .describe(PATH_RULE),
}).meta({ title: 'Shape cue' });

const htmlCueSchema = record({
  ...common,
  type: z.literal('html'),
  html: z.string({ error: 'must be a text' }).max(1_000_000).optional(),
  src: source.optional(),
  data: z.json().optional(),
}).meta({ title: 'HTML cue', description: 'Has either `html` or `src`' });

const videoCueSchema = record({
  ...common,
  type: z.literal('video'),
  media: identifier,
  in: seconds.optional(),
  out: seconds.optional(),
  volume: volume.optional(),
}).meta({ title: 'Video cue' });

const groupShape = {
  ...common,
  type: z.literal('group'),
  direction: oneOf(['row', 'column', 'stack']).optional(),
  gap: heightFraction.optional(),
  align: oneOf(['start', 'center', 'end', 'stretch']).optional(),
  justify: oneOf(['start', 'center', 'end', 'space-between', 'space-around']).optional(),
  wrap: flag.optional(),
  box: boxSchema.nullish(),
};

export type Word = z.infer<typeof wordSchema>;
export type Mark = z.infer<typeof markSchema>;
export type TextCue = z.infer<typeof textCueSchema>;
export type ImageCue = z.infer<typeof imageCueSchema>;
export type ShapeCue = z.infer<typeof shapeCueSchema>;
export type HtmlCue = z.infer<typeof htmlCueSchema>;
export type VideoCue = z.infer<typeof videoCueSchema>;
/** Its children's times are seconds from the group's start. */
export type GroupCue = z.infer<z.ZodObject<typeof groupShape>> & { children: Cue[] };
export type Cue = TextCue | ImageCue | ShapeCue | GroupCue | HtmlCue | VideoCue;

const groupCueSchema = record({
  ...groupShape,
  children: z.lazy(() => listOf(cueSchema)).describe('Times are seconds from the group’s start'),
}).meta({ title: 'Group cue' });

export const cueSchema: z.ZodType<Cue> = z
  .discriminatedUnion(
    'type',
    [textCueSchema, imageCueSchema, shapeCueSchema, groupCueSchema, htmlCueSchema, videoCueSchema],
    { error: 'must be a cue with `type` text, image, shape, group, html or video' },
  )
  .meta({ id: 'Cue', title: 'Cue' });
