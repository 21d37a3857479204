import { OUTPUT_FORMATS, PRESET_NAMES, VIDEO_CODECS } from '../plan/plan.ts';
import { evenPixels } from './stage-schema.ts';
import { flag, numberFrom, oneOf, record } from './values.ts';

export const outputSchema = record({
  preset: oneOf(PRESET_NAMES).default('high'),
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
