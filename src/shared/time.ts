/** Exact frame rate as a fraction of frames per second: 30000/1001, never 29.97. Both parts are positive integers without a common factor. */
export type FrameRate = { readonly num: number; readonly den: number };

/** Seconds per tick of a media stream's clock, as a fraction: 1/12800. Both parts are positive integers. */
export type TimeBase = { readonly num: number; readonly den: number };

/** A run of frames. Half-open: `endFrame` is not included. */
export type FrameSpan = { readonly startFrame: number; readonly endFrame: number };

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A rate in lowest terms. Throws RangeError unless both parts are positive safe integers. */
export function frameRate(num: number, den = 1): FrameRate {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || num <= 0 || den <= 0)
    throw new RangeError(`a frame rate is a fraction of positive integers, not ${num}/${den}`);
  const divisor = greatestCommonDivisor(num, den);
  return { num: num / divisor, den: den / divisor };
}

/** Reads `30`, `"30"` or `"30000/1001"`; null for anything else (29.97 is not a rate: say 30000/1001). */
export function parseFrameRate(value: number | string): FrameRate | null {
  const match = /^(\d{1,9})(?:\/(\d{1,9}))?$/.exec(String(value));
  if (!match) return null;
  const [num, den] = [Number(match[1]), Number(match[2] ?? 1)];
  return num > 0 && den > 0 ? frameRate(num, den) : null;
}

/** `30` or `30000/1001`: the form ffmpeg and the scenario file both read. */
export function formatRate({ num, den }: FrameRate): string {
  return den === 1 ? String(num) : `${num}/${den}`;
}

/** The frame whose start is nearest to an instant: `round(seconds × rate)`, halves up. */
export function frameAt(seconds: number, rate: FrameRate): number {
  return Math.round((seconds * rate.num) / rate.den);
}

/** The instant, in seconds, at which a frame begins. */
export function secondsAt(frame: number, rate: FrameRate): number {
  return (frame * rate.den) / rate.num;
}

/** The frames a span of seconds covers. A span that would be empty covers one frame. */
export function frameSpan(startSeconds: number, endSeconds: number, rate: FrameRate): FrameSpan {
  const startFrame = frameAt(startSeconds, rate);
  return { startFrame, endFrame: Math.max(startFrame + 1, frameAt(endSeconds, rate)) };
}
