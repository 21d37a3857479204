import type { FrameTable } from '../../shared/media.ts';
import { countBelow } from './count-below.ts';

/** More frames than any decoder keeps back to bring them in order (H.264 and HEVC: 16). */
const RUN_UP_FRAMES = 32;

/**
 * The tick to seek to so that the decoder meets a key frame at or before the frame shown first; null: from the file's start.
 *
 * A decoder that starts between key frames drops pictures until the next one, or, worse, gives grey ones in the right
 * number. Where a seek may end there, it goes so far before the key frame that it cannot end behind it.
 */
export function decodeStart(seekTick: number, { ticks, keyTicks, seek }: FrameTable): number | null {
  if (seek === 'exact') return seekTick;
  const key = seek === 'never' ? undefined : keyTicks[countBelow(keyTicks, seekTick + 1, Number) - 1];
  if (key === undefined) return null;
  return ticks[countBelow(ticks, key, Number) - RUN_UP_FRAMES] ?? null;
}
