import { join } from 'node:path';
import { pictureTicks, type PictureTicks } from './ffmpeg.ts';

/** Seconds `in` to `out` of a file in the folder, whose first picture carries the number `first`. */
export type BarcodeClip = {
  readonly media: string;
  readonly in: number;
  readonly out: number;
  readonly first: number;
};

const LONGEST_RUN_IN_SECONDS = 0.2;

type Rate = { readonly num: bigint; readonly den: bigint };

/** `a / b` to the nearest whole number, halves away from zero; b > 0. */
export function rounded(a: bigint, b: bigint): bigint {
  const size = (2n * (a < 0n ? -a : a) + b) / (2n * b);
  return a < 0n ? -size : size;
}

export const millis = (seconds: number) => BigInt(Math.round(seconds * 1000));

/**
 * The numbers that the film frames of a timeline must show, clip by clip: the documented rule (SourcePart,
 * src/shared/plan/plan.ts) worked out in whole numbers over every source frame, with none of Cueframe's code. Each clip's
 * bounds are rounded from the film's start. `frameRate`: the film's, for example `30000/1001`.
 */
export function expectedClips(folder: string, clips: readonly BarcodeClip[], frameRate: string): number[][] {
  const [num = 1n, den = 1n] = frameRate.split('/').map(BigInt);
  let passed = 0n;
  return clips.map((clip) => {
    const start = rounded(passed * num, 1000n * den);
    passed += millis(clip.out) - millis(clip.in);
    return clipCodes(join(folder, clip.media), clip, rounded(passed * num, 1000n * den) - start, {
      num,
      den,
    });
  });
}

/** The same for the film as one run of frames. */
export function expectedBarcodes(folder: string, clips: readonly BarcodeClip[], frameRate: string): number[] {
  return expectedClips(folder, clips, frameRate).flat();
}

/**
 * The file's zero in ticks of its picture: where that begins, or where the file does if that is earlier by more than an
 * encoder's run-in (describe-media.ts; no source here lies between the two).
 */
export function fileZero({ ticks, num, den, fileStart }: PictureTicks): bigint {
  const [picture = 0n] = ticks;
  const file = rounded(BigInt(Math.round(fileStart * 1e6)) * den, 1_000_000n * num);
  const isLate = Number((picture - file) * num) / Number(den) > LONGEST_RUN_IN_SECONDS;
  return isLate ? file : picture;
}

/** For each film frame the last source frame that belongs to it or to one before. */
function clipCodes(path: string, clip: BarcodeClip, frames: bigint, rate: Rate): number[] {
  const picture = pictureTicks(path);
  const { ticks, num, den } = picture;
  // the file's zero, then `in`: the instant of the clip's frame 0, in ticks
  const zero = fileZero(picture) + rounded(millis(clip.in) * den, 1000n * num);
  const belongsTo = ticks.map((tick) => rounded((tick - zero) * num * rate.num, den * rate.den));
  return Array.from({ length: Number(frames) }, (_, frame) => {
    let shown = 0;
    belongsTo.forEach((start, index) => {
      if (start <= BigInt(frame)) shown = index;
    });
    return clip.first + shown;
  });
}
