import type { FrameRate, FrameSpan } from '../../shared/time.ts';

const [SHORTEST_SECONDS, LONGEST_SECONDS] = [4, 50];
/** Below this a second worker costs more in starting than it gives. */
const WORTH_SHARING_SECONDS = 2;

export type SegmentWishes = {
  /** Film frames to divide; at least one. */
  readonly span: FrameSpan;
  readonly rate: FrameRate;
  readonly workers: number;
  /** Exact number asked for; null: as many as suit the workers. */
  readonly count: number | null;
  /** Frames with cues on screen, ascending, not touching. */
  readonly overlaySpans: readonly FrameSpan[];
  /** Film frames that show a frame the decoder can start at. */
  readonly keyFrames: ReadonlySet<number>;
  /** Film frames at which another clip begins. */
  readonly cuts: ReadonlySet<number>;
};

/**
 * Divides a film into runs that follow each other without gap or overlap. The number asked for gives runs whose lengths
 * differ by one frame at most. Otherwise two or more runs for each worker, so that none idles at the end, of 4 to about
 * 60 s (short films: a run for each worker), whose bounds are moved by up to an eighth of a run to places
 * where nothing is on screen, the source needs no seeking, or the clips change.
 */
export function chooseSegments(wishes: SegmentWishes): FrameSpan[] {
  const { startFrame, endFrame } = wishes.span;
  const frames = endFrame - startFrame;
  const count = Math.min(frames, wishes.count ?? suitableCount(frames, wishes.rate, wishes.workers));
  const bounds = [startFrame];
  for (let index = 1; index < count; index += 1) {
    const even = startFrame + Math.floor((frames * index) / count);
    bounds.push(wishes.count === null ? bestBoundNear(even, Math.floor(frames / count / 8), wishes) : even);
  }
  bounds.push(endFrame);
  return bounds.slice(1).map((end, index) => ({ startFrame: bounds[index] ?? startFrame, endFrame: end }));
}

function suitableCount(frames: number, rate: FrameRate, workers: number): number {
  const seconds = (frames * rate.den) / rate.num;
  return Math.max(
    1,
    Math.min(workers, Math.floor(seconds / WORTH_SHARING_SECONDS)),
    Math.min(2 * workers, Math.floor(seconds / SHORTEST_SECONDS)),
    Math.ceil(seconds / LONGEST_SECONDS),
  );
}

/** The frame with the most in its favour, the nearest of equals, the earlier of those. Windows never meet. */
function bestBoundNear(even: number, windowFrames: number, wishes: SegmentWishes): number {
  let [best, bestWorth] = [even, -Infinity];
  for (let away = 0; away <= windowFrames; away += 1)
    for (const frame of [even - away, even + away]) {
      const worth = boundWorth(frame, wishes) - away / (windowFrames + 1);
      if (worth > bestWorth) [best, bestWorth] = [frame, worth];
    }
  return best;
}

/** Nothing on screen counts most: the page need not draw the same picture twice. Then a cut, then a key frame. */
function boundWorth(frame: number, { overlaySpans, keyFrames, cuts }: SegmentWishes): number {
  const isIdle = !isInside(frame, overlaySpans);
  return (isIdle ? 4 : 0) + (cuts.has(frame) ? 2.5 : 0) + (keyFrames.has(frame) ? 1.5 : 0);
}

/** Whether a bound before this frame would fall within a span, by halving. */
function isInside(frame: number, spans: readonly FrameSpan[]): boolean {
  let [low, high] = [0, spans.length]; // spans below `low` start before the frame
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.startFrame ?? Infinity) < frame) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (spans[low - 1]?.endFrame ?? 0) > frame;
}
