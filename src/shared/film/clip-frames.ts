import type { FrameRate, FrameSpan } from '../time.ts';
import { scaledRounded } from './round-fraction.ts';

/**
 * The frames that clips of these lengths (whole nanoseconds, in film order) cover: clip i those from
 * `round(length before it × rate)` to `round(length with it × rate)`, so that rounding never adds up. Whole nanoseconds keep
 * sums of what people write (0.1 + 0.2) exact. A clip shorter than half a frame may cover none.
 */
export function clipFrames(lengthsNs: readonly number[], rate: FrameRate): FrameSpan[] {
  let passedNs = 0;
  return lengthsNs.map((lengthNs) => {
    const startFrame = frameAtNs(passedNs, rate);
    passedNs += lengthNs;
    return { startFrame, endFrame: frameAtNs(passedNs, rate) };
  });
}

function frameAtNs(ns: number, rate: FrameRate): number {
  return scaledRounded(ns, rate.num, rate.den * 1_000_000_000);
}

/** A side of the film as its source gives it: 4:2:0 has one colour sample for two pixels. May be beyond the largest. */
export function evenSidePx(sourcePx: number): number {
  return Math.max(SMALLEST_SIDE_PX, 2 * Math.round(sourcePx / 2));
}

/** The same, for a side that a person chose: no larger than a film can be. */
export function chosenSidePx(px: number): number {
  return Math.min(LARGEST_SIDE_PX, evenSidePx(px));
}

export const SMALLEST_SIDE_PX = 16;
export const LARGEST_SIDE_PX = 7680;
