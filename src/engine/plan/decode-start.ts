import type { FrameTable } from '../../shared/media.ts';
import { countBelow } from './count-below.ts';

/** More frames than any decoder keeps back to bring them in order (H.264 and HEVC: 16). */
const RUN_UP_FRAMES = 32;

/**
 * The tick to seek to so that the decoder meets a key frame at or before the frame shown first; null: from the file's start.
 * Deinterlacing looks at the frame before each, so an interlaced source is decoded from that one on: else the first picture
 * of a segment would differ from the same picture in the middle of one.
 *
 * A decoder that starts between key frames drops pictures until the next one, or, worse, gives grey ones in the right
 * number. Where a seek may end there, it goes so far before the key frame that it cannot end behind it.
 */
export function decodeStart(
  seekTick: number,
  { ticks, keyTicks, seek }: FrameTable,
  { isInterlaced }: { readonly isInterlaced: boolean },
): number | null {
  const first = isInterlaced ? (ticks[countBelow(ticks, seekTick, Number) - 1] ?? seekTick) : seekTick;
  if (seek === 'exact') return first;
  const key = seek === 'never' ? undefined : keyTicks[countBelow(keyTicks, first + 1, Number) - 1];
  if (key === undefined) return null;
  return ticks[countBelow(ticks, key, Number) - RUN_UP_FRAMES] ?? null;
}
