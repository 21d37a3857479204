import { z } from 'zod';
import { frameRateRule, isFrameRate } from './frame-rate-rule.ts';
import {
  color,
  identifier,
  listOf,
  oneOf,
  positiveSeconds,
  ratio,
  record,
  source,
  textUpTo,
  wholeFrom,
} from './values.ts';

const SIZE_RULE = 'must be an even number of pixels from 16 to 7680';
const sizePx = wholeFrom(16, 7680, SIZE_RULE).multipleOf(2, { error: SIZE_RULE }).describe(SIZE_RULE);
const sizeOrSource = z.union([sizePx, z.literal('source')], { error: `${SIZE_RULE}, or "source"` });
const frameRate = z
  .union([z.number(), z.string()], { error: (issue) => frameRateRule(issue.input) })
  .refine(isFrameRate, { error: (issue) => frameRateRule(issue.input) })
  .describe(
    'Frames per second from 1 to 240: an integer, a fraction in a string ("30000/1001"), or "source"',
  );

/** The size of a finished film, also used by `output`. */
export const evenPixels = sizePx;

export const stageSchema = record({
  width: sizeOrSource.default('source').describe('Pixels, or "source": the first clip’s display size'),
  height: sizeOrSource.default('source').describe('Pixels, or "source": the first clip’s display size'),
  frameRate: frameRate.default('source'),
  background: color.default('black'),
  sizes: oneOf(['height', 'shorter-side'])
    .optional()
    .describe(
      'What sizes of text, strokes, paddings, radii and gaps are fractions of: the stage’s height, or its shorter side, with which captions of an upright film look as they do in a wide one. Default: `height`',
    ),
  duration: positiveSeconds.optional().describe('Seconds; only for a film without a timeline'),
  safeArea: z
    .union([
      ratio,
      record({
        top: ratio.optional(),
        right: ratio.optional(),
        bottom: ratio.optional(),
        left: ratio.optional(),
      }),
    ])
    .optional()
    .describe('Margin an editor shows, as fractions of the stage; not drawn in the film'),
}).meta({ title: 'Stage' });

export const mediaEntrySchema = record({
  src: source.describe('Relative to the scenario file, absolute, http(s):// or s3://'),
  kind: oneOf(['video', 'audio', 'image']).optional().describe('Where it cannot be told from the file'),
}).meta({ title: 'Media' });

const fontWeight = z
  .union(
    [
      wholeFrom(1, 1000, 'must be a weight from 1 to 1000'),
      oneOf(['normal', 'bold']),
      z.string().regex(/^\d{1,4} \d{1,4}$/),
    ],
    { error: 'must be a weight from 1 to 1000, "normal", "bold", or a range such as "100 900"' },
  )
  .describe('1 to 1000, "normal", "bold", or "100 900" for a variable font');

export const fontSchema = record({
  family: textUpTo(200, 'must be a family name of 1 to 200 characters').regex(
    /^[\p{L}\p{M}\p{N} _.'&+-]+$/u,
    {
      error: "must be a family name of letters, digits, spaces and _ . ' & + -",
    },
  ),
  src: source.describe('A ttf, otf or woff2 file').regex(/\.(?:ttf|otf|woff2)$/i, {
    error: 'must be a file that ends in .ttf, .otf or .woff2',
  }),
  weight: fontWeight.optional(),
  style: oneOf(['normal', 'italic']).optional(),
}).meta({ title: 'Font' });

export const trackSchema = record({
  overlap: oneOf(['allow', 'push', 'stack', 'error'])
    .default('allow')
    .describe('What happens to cues of the track that overlap in time'),
}).meta({ title: 'Track' });

export const mediaSchema = z.record(identifier, mediaEntrySchema, {
  error: 'must be an object of media by id',
});
export const fontsSchema = listOf(fontSchema, 1000);
export const tracksSchema = z.record(identifier, trackSchema, {
  error: 'must be an object of tracks by name',
});
