import type { SourcePart } from '../../shared/plan/plan.ts';
import { nanoseconds } from './clip-seconds.ts';
import { clipFrameOf, sourceFrameAt, type FrameMapping } from './frame-mapping.ts';
import { scaledRounded } from './round-fraction.ts';
import type { TimeBase } from '../../shared/time.ts';

export type SourceRun = Pick<
  SourcePart,
  'zeroTick' | 'firstClipFrame' | 'endClipFrame' | 'seekTick' | 'leadFrames' | 'holdFrames'
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
 * Clip frames [first, end) as a run of a source, for the decoder and filters. Where the whole run lies before the
 * source's first frame or after its last, no source frame belongs to the run itself; it is then told as that one frame,
 * held: a run that starts at the frame's own tick.
 */
export function mapSource(mapping: FrameMapping, firstClipFrame: number, endClipFrame: number): SourceRun {
  const { ticks, zeroTick } = mapping;
  const seekTick = ticks[sourceFrameAt(mapping, firstClipFrame)] ?? 0;
  const begins = clipFrameOf(ticks[0] ?? 0, mapping);
  const ends = clipFrameOf(ticks.at(-1) ?? 0, mapping);
  if (begins >= endClipFrame || ends < firstClipFrame) {
    const frames = endClipFrame - firstClipFrame;
    const still = { zeroTick: seekTick, seekTick, firstClipFrame: 0, endClipFrame: frames };
    return { ...still, leadFrames: 0, holdFrames: frames - 1 };
  }
  return {
    ...{ zeroTick, firstClipFrame, endClipFrame, seekTick },
    leadFrames: Math.max(0, begins - firstClipFrame),
    holdFrames: Math.max(0, endClipFrame - 1 - ends),
  };
}
