import { OUTPUT_FORMATS, type OutputFormat, type VideoCodec } from '../plan/plan.ts';
import { asObject, asText } from './json/loose.ts';

/** The codecs each container takes; those without a choice have none. The first is used with `overlayOnly`. */
export const CODECS_OF = {
  mp4: ['h264', 'hevc', 'av1', 'vp9'],
  mov: ['prores', 'h264', 'hevc'],
  webm: ['vp9', 'av1'],
  gif: [],
  'png-sequence': [],
  wav: [],
} as const satisfies Record<OutputFormat, readonly VideoCodec[]>;

/** The format `output` asks for: as written, else one that can hold what else it asks for, else mp4. */
export function writtenFormat(output: unknown): OutputFormat {
  const { format, codec, overlayOnly } = asObject(output);
  const written = OUTPUT_FORMATS.find((known) => known === asText(format));
  if (written) return written;
  if (codec === 'prores') return 'mov';
  if (overlayOnly === true) return codec === 'vp9' ? 'webm' : 'mov';
  return 'mp4';
}
