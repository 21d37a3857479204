import type { FrameRate, FrameSpan } from '../../shared/time.ts';

/** Every segment costs a start of ffmpeg and its encoder; a long one costs more when it has to be made again. */
const [SHORTEST_SECONDS, LONGEST_SECONDS] = [12, 50];
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
 * differ by one frame at most. Otherwise two runs for each worker, of 12 to about 60 s (short films: a run for each
 * worker; one worker: the longest), whose bounds are moved by up to a third of a run to where they cost least.
 */
export function chooseSegments(wishes: SegmentWishes): FrameSpan[] {
  const { startFrame, endFrame } = wishes.span;
  const frames = endFrame - startFrame;
  const count = Math.min(frames, wishes.count ?? suitableCount(frames, wishes.rate, wishes.workers));
  const starts = [...new Set([...wishes.keyFrames, ...wishes.cuts])].sort((a, b) => a - b);
  const bounds = [startFrame];
  for (let index = 1; index < count; index += 1) {
    const even = startFrame + Math.floor((frames * index) / count);
    bounds.push(
      wishes.count === null ? bestBoundNear(even, Math.floor(frames / count / 3), wishes, starts) : even,
    );
  }
  bounds.push(endFrame);
  return bounds.slice(1).map((end, index) => ({ startFrame: bounds[index] ?? startFrame, endFrame: end }));
}

function suitableCount(frames: number, rate: FrameRate, workers: number): number {
  const seconds = (frames * rate.den) / rate.num;
  if (workers === 1) return Math.max(1, Math.ceil(seconds / LONGEST_SECONDS)); // nobody to share with
  return Math.max(
    1,
    Math.min(workers, Math.floor(seconds / WORTH_SHARING_SECONDS)),
    Math.min(2 * workers, Math.floor(seconds / SHORTEST_SECONDS)),
    Math.ceil(seconds / LONGEST_SECONDS),
  );
}

/** The frame that costs least, the nearest of equals, the earlier of those. Windows never meet. */
function bestBoundNear(
  even: number,
  windowFrames: number,
  wishes: SegmentWishes,
  starts: readonly number[],
): number {
  let [best, least] = [even, Infinity];
  for (let away = 0; away <= windowFrames; away += 1)
    for (const frame of [even - away, even + away]) {
      const cost = AWAY_COST * away + boundCost(frame, wishes, starts);
      if (cost < least) [best, least] = [frame, cost];
    }
  return best;
}

/**
 * What a bound costs, in frames encoded: decoding what lies between the place the decoder can start at and the bound
 * (measured: about a third of an encode at x264's veryfast), and drawing again what is on screen. Uneven runs cost
 * little: the encoder of the last one has all processors to itself.
 */
const [DECODE_COST, DRAW_COST, AWAY_COST] = [0.3, 6, 0.15];

function boundCost(frame: number, { overlaySpans }: SegmentWishes, starts: readonly number[]): number {
  const wasted = frame - (starts[countBelow(starts, frame + 1, Number) - 1] ?? frame);
  return DECODE_COST * wasted + (isInside(frame, overlaySpans) ? DRAW_COST : 0);
}

/** Whether a bound before this frame would fall within a span, by halving. */
function isInside(frame: number, spans: readonly FrameSpan[]): boolean {
  const low = countBelow(spans, frame, ({ startFrame }) => startFrame);
  return low > 0 && (spans[low - 1]?.endFrame ?? 0) > frame;
}

/** How many items of an ascending list have a value below `limit`, by halving. */
function countBelow<T>(ascending: readonly T[], limit: number, value: (item: T) => number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(ascending[middle] as T) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
