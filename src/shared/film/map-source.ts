import type { SourcePart } from '../plan/plan.ts';
import { nanoseconds } from './clip-seconds.ts';
import { clipFrameOf, sourceFrameAt, type FrameMapping } from './frame-mapping.ts';
import { scaledRounded } from './round-fraction.ts';
import type { TimeBase } from '../time.ts';

export type SourceRun = Pick<
  SourcePart,
  | 'zeroTick'
  | 'firstClipFrame'
  | 'endClipFrame'
  | 'seekTick'
  | 'remainingFrames'
  | 'leadFrames'
  | 'holdFrames'
>;

/** A source time, given in seconds from the file's zero, as the nearest tick of a stream. */
export function tickAt(startSeconds: number, inSeconds: number, timeBase: TimeBase): number {
  // The two are rounded apart: the file's zero is a tick already and must come out as that tick.
  const perTickNs = timeBase.num * 1_000_000_000;
  return (
    Math.round((startSeconds * timeBase.den) / timeBase.num) +
    scaledRounded(nanoseconds(inSeconds), timeBase.den, perTickNs)
  );
}

/**
 * Returns clip frames [first, end) as a run of source frames, for the decoder and filters. Where the whole run lies
 * before the source's first frame or after its last, no source frame belongs to it. The result is then that first or
 * last frame, held for the whole run.
 */
export function mapSource(mapping: FrameMapping, firstClipFrame: number, endClipFrame: number): SourceRun {
  const { ticks, zeroTick } = mapping;
  const first = sourceFrameAt(mapping, firstClipFrame);
  const seek = { seekTick: ticks[first] ?? 0, remainingFrames: ticks.length - first };
  const begins = clipFrameOf(ticks[0] ?? 0, mapping);
  const ends = clipFrameOf(ticks.at(-1) ?? 0, mapping);
  if (begins >= endClipFrame || ends < firstClipFrame) {
    const frames = endClipFrame - firstClipFrame;
    const next = ticks[1];
    const zero = begins >= endClipFrame && next !== undefined ? zeroBefore(next, mapping) : seek.seekTick;
    const still = { ...seek, zeroTick: zero, firstClipFrame: 0, endClipFrame: frames };
    return { ...still, leadFrames: 0, holdFrames: frames - 1 };
  }
  return {
    ...{ ...seek, zeroTick, firstClipFrame, endClipFrame },
    leadFrames: Math.max(0, begins - firstClipFrame),
    holdFrames: Math.max(0, endClipFrame - 1 - ends),
  };
}

/** The last zero under which a tick belongs to a frame after 0; any earlier tick belongs to 0 or to a frame before. */
function zeroBefore(tick: number, { timeBase, rate }: FrameMapping): number {
  return tick - Math.ceil((timeBase.den * rate.den) / (2 * timeBase.num * rate.num));
}
