import { z } from 'zod';
import { OUTPUT_FORMATS, PRESET_NAMES, VIDEO_CODECS } from '../plan/plan.ts';
import { evenPixels } from './stage-schema.ts';
import { flag, numberFrom, oneOf, record } from './values.ts';

const QUALITY_RULE = 'must be a quality from 0 (best) to 51 (smallest), or "lossless"';

export const outputSchema = record({
  preset: oneOf(PRESET_NAMES).default('high'),
  quality: z
    .union([numberFrom(0, 51, QUALITY_RULE), z.literal('lossless')], { error: QUALITY_RULE })
    .optional()
    .describe('0 (best) to 51 (smallest) in x264 terms, or "lossless": in place of that of the preset'),
  format: oneOf(OUTPUT_FORMATS).default('mp4'),
  codec: oneOf(VIDEO_CODECS).optional(),
  overlayOnly: flag
    .optional()
    .describe('The cues alone, with alpha: ProRes 4444 in mov, VP9 in webm, or PNG'),
  sizeLimitMB: numberFrom(0.1, 1_000_000, 'must be megabytes, 0.1 to 1000000').optional(),
  width: evenPixels.optional(),
  height: evenPixels.optional(),
  loudness: numberFrom(-70, -5, 'must be a loudness in LUFS, -70 to -5').optional(),
}).meta({ title: 'Output' });
