import { lowestIndex } from '../lowest-index.ts';
import type { FrameRate, TimeBase } from '../time.ts';
import { scaledRounded } from './round-fraction.ts';

/** How a clip's frames and its source's ticks belong together (the rule is SourcePart's). */
export type FrameMapping = {
  /** Presentation times of the source's frames, ascending. */
  readonly ticks: readonly number[];
  readonly timeBase: TimeBase;
  /** Source time shown at frame 0 of the clip. */
  readonly zeroTick: number;
  /** The film's. */
  readonly rate: FrameRate;
};

/** The clip frame a source time belongs to: the one whose start is nearest, halves away from zero. */
export function clipFrameOf(tick: number, { timeBase, zeroTick, rate }: FrameMapping): number {
  return scaledRounded(tick - zeroTick, timeBase.num * rate.num, timeBase.den * rate.den);
}

/**
 * Index of the source frame that a clip frame shows: the latest that belongs to it or to an earlier clip frame, and the
 * first where none does. For one frame of a long table, so by halving.
 */
export function sourceFrameAt(mapping: FrameMapping, clipFrame: number): number {
  const { ticks } = mapping;
  const after = lowestIndex(ticks.length, (index) => clipFrameOf(ticks[index] ?? 0, mapping) > clipFrame);
  return Math.max(0, after - 1);
}

/** The same for a run of clip frames, half-open, in one pass. */
export function sourceFramesOf(
  mapping: FrameMapping,
  firstClipFrame: number,
  endClipFrame: number,
): number[] {
  const shown: number[] = [];
  let index = sourceFrameAt(mapping, firstClipFrame);
  for (let frame = firstClipFrame; frame < endClipFrame; frame += 1) {
    while (index + 1 < mapping.ticks.length && clipFrameOf(mapping.ticks[index + 1] ?? 0, mapping) <= frame)
      index += 1;
    shown.push(index);
  }
  return shown;
}
