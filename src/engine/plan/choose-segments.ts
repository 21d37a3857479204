import type { FrameRate, FrameSpan } from '../../shared/time.ts';

/**
 * Length of a run in longer films. What an edit costs is one run, or two where it meets a bound: of ten minutes 2.5 % each.
 * Every run costs a start of ffmpeg and its encoder, which shorter ones would show.
 */
const GRID_SECONDS = 15;
/** Short films shared by several workers get runs of at least this. */
const SHORTEST_SECONDS = 12;
/** Films up to this long are not divided for the sake of later edits: they are soon rendered again. */
const NOT_DIVIDED_SECONDS = 45;
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
 * Divides a film into runs that follow each other without gap or overlap.
 *
 * The number asked for gives runs whose lengths differ by one frame at most. Otherwise films get a run about every 15 s,
 * near multiples of 15 s from the film's very start, so that no bound moves when something is edited elsewhere, a range
 * is rendered, or the film gets longer: what was rendered before can be used again. Films too short to give each worker
 * two such runs are divided evenly. Bounds are moved by up to a third of a run to where they cost least, which depends on
 * what lies around them alone.
 */
export function chooseSegments(wishes: SegmentWishes): FrameSpan[] {
  const { span, count } = wishes;
  const { lines, reachFrames } =
    count === null ? suitableLines(wishes) : { lines: evenLines(span, count), reachFrames: 0 };
  const starts = [...new Set([...wishes.keyFrames, ...wishes.cuts])].sort((a, b) => a - b);
  const between = lines.map((line) =>
    reachFrames === 0 ? line : bestBoundNear(line, reachFrames, wishes, starts),
  );
  const bounds = [span.startFrame, ...between, span.endFrame];
  return bounds
    .slice(1)
    .map((endFrame, index) => ({ startFrame: bounds[index] ?? span.startFrame, endFrame }));
}

/** Where bounds would stand if every frame cost the same, ascending, and how far they may go from there. */
function suitableLines({ span, rate, workers }: SegmentWishes): {
  readonly lines: number[];
  readonly reachFrames: number;
} {
  const frames = span.endFrame - span.startFrame;
  const seconds = (frames * rate.den) / rate.num;
  if (seconds > NOT_DIVIDED_SECONDS && seconds >= 2 * workers * GRID_SECONDS) {
    const grid = (GRID_SECONDS * rate.num) / rate.den;
    return { lines: gridLines(span, grid), reachFrames: Math.floor(grid / 3) };
  }
  const count = Math.max(
    1,
    Math.min(workers, Math.floor(seconds / WORTH_SHARING_SECONDS)),
    workers === 1 ? 1 : Math.min(2 * workers, Math.floor(seconds / SHORTEST_SECONDS)), // alone: nobody to share with
  );
  return { lines: evenLines(span, count), reachFrames: Math.floor(frames / count / 3) };
}

function evenLines({ startFrame, endFrame }: FrameSpan, count: number): number[] {
  const frames = endFrame - startFrame;
  const runs = Math.min(frames, count);
  return Array.from(
    { length: runs - 1 },
    (_, index) => startFrame + Math.floor((frames * (index + 1)) / runs),
  );
}

/** Multiples of `grid` frames, those that would leave less than half a run at an end left out. */
function gridLines({ startFrame, endFrame }: FrameSpan, grid: number): number[] {
  const lines: number[] = [];
  for (let line = Math.ceil(startFrame / grid + 0.5); line * grid <= endFrame - grid / 2; line += 1)
    lines.push(Math.round(line * grid));
  return lines;
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
