import { secondsAt, type FrameRate } from '../../../../shared/time.ts';

/** Where playing began: film frames and a clock's seconds that belong together. */
export type Anchor = { readonly frame: number; readonly atSeconds: number; readonly speed: number };

/** The frame to show at an instant of the clock, by what has passed since the anchor: rounding never adds up. */
export function frameAtClock(
  { frame, atSeconds, speed }: Anchor,
  nowSeconds: number,
  { num, den }: FrameRate,
): number {
  const passed = (Math.max(0, nowSeconds - atSeconds) * speed * num) / den;
  // whole frames that have passed; backwards as well
  return frame + (speed < 0 ? Math.ceil(passed - 1e-6) : Math.floor(passed + 1e-6));
}

/** The edge of a frame at which its sound begins: backwards that is its end. */
export function soundEdgeSeconds(frame: number, speed: number, rate: FrameRate): number {
  return secondsAt(speed < 0 ? frame + 1 : frame, rate);
}

/** The frame whose sound is heard at a film second. On the edge of two it is the one that comes. */
export function frameHeard(heardSeconds: number, speed: number, { num, den }: FrameRate): number {
  const frames = (heardSeconds * num) / den;
  return speed < 0 ? Math.ceil(frames - 1e-6) - 1 : Math.floor(frames + 1e-6);
}
