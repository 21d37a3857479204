import { frameAt, secondsAt, type FrameRate } from '../time.ts';

/**
 * An instant in whole units of a format (thousandths or hundredths of a second). It is the unit nearest to the instant;
 * where that lies in another frame, the unit nearest to the frame's own start: read again it gives the same frame, up to
 * 500 frames a second with thousandths and 50 with hundredths. `rate` null: no frames are known.
 */
export function unitsAt(seconds: number, unitsPerSecond: number, rate: FrameRate | null): number {
  const nearest = Math.round(seconds * unitsPerSecond);
  if (rate === null) return nearest;
  const frame = frameAt(seconds, rate);
  if (frameAt(nearest / unitsPerSecond, rate) === frame) return nearest;
  return Math.round(secondsAt(frame, rate) * unitsPerSecond);
}
