import type { FrameRate, FrameSpan } from '../../shared/time.ts';
import { countBelow } from './count-below.ts';

/**
 * Where the lines stand that bounds are put near: every 15 s, and in the first minute of a film every 5 s where a bound
 * costs next to nothing, so that a short film has work for many processors and an edit in it costs little. Later the run
 * or two that an edit costs are little beside the film, and fewer runs save starts of ffmpeg and its encoder. The lines
 * depend on the film's clock alone: not on its length, not on the machine.
 */
const [DENSE_SECONDS, DENSE_UNTIL_SECONDS, WIDE_SECONDS] = [5, 60, 15];
/** What a bound between the lines of 15 s may cost, in frames encoded. */
const NEXT_TO_NOTHING = 20;
/**
 * Clips a run shows at most. ffmpeg opens each as an input with a decoder of its own, and all decode their first pictures
 * before it begins: measured 53 MB a clip at 1080p, 16 GB where ten seconds have 300 cuts.
 */
const MOST_CLIPS = 16;

export type SegmentWishes = {
  /** Film frames to divide; at least one. */
  readonly span: FrameSpan;
  readonly rate: FrameRate;
  /** Number asked for; null: as the grid has it. */
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
 * The number asked for gives runs whose lengths differ by one frame at most. Otherwise each bound stands at the cheapest
 * frame near a line of a fixed grid on the film's clock, so it depends on what lies around it alone: no bound moves when
 * something is edited elsewhere, the film gets longer, a range is rendered, or another machine renders it. What was
 * rendered before can be used again. A line of the dense grid gets no bound where even the cheapest frame near it costs
 * more than `NEXT_TO_NOTHING`: where key frames are far apart, decoding from the last one costs as much as encoding.
 * Either way a run of more than `MOST_CLIPS` clips is divided at every sixteenth cut.
 */
export function chooseSegments(wishes: SegmentWishes): FrameSpan[] {
  const { span, rate, count } = wishes;
  const starts = [...new Set([...wishes.keyFrames, ...wishes.cuts])].sort((a, b) => a - b);
  const between =
    count === null
      ? gridLines(span, rate).flatMap((line) => {
          const { frame, cost } = bestBoundNear(line, wishes, starts);
          return line.isOptional && cost > NEXT_TO_NOTHING ? [] : [frame];
        })
      : evenLines(span, count);
  const bounds = withoutCrowds([span.startFrame, ...between, span.endFrame], wishes.cuts);
  return bounds
    .slice(1)
    .map((endFrame, index) => ({ startFrame: bounds[index] ?? span.startFrame, endFrame }));
}

/** The bounds, and more where too many clips would stand between two. */
function withoutCrowds(bounds: readonly number[], cuts: ReadonlySet<number>): number[] {
  const ascending = [...cuts].sort((a, b) => a - b);
  return bounds.flatMap((startFrame, index) => {
    const endFrame = bounds[index + 1];
    if (endFrame === undefined) return [startFrame];
    const first = countBelow(ascending, startFrame + 1, Number);
    const within = ascending.slice(first, countBelow(ascending, endFrame, Number));
    return [startFrame, ...within.filter((_, at) => at % MOST_CLIPS === MOST_CLIPS - 1)];
  });
}

function evenLines({ startFrame, endFrame }: FrameSpan, count: number): number[] {
  const frames = endFrame - startFrame;
  const runs = Math.min(frames, count);
  return Array.from(
    { length: runs - 1 },
    (_, index) => startFrame + Math.floor((frames * (index + 1)) / runs),
  );
}

/** A line of the grid, and how far a bound may stand from it: windows of neighbours never meet. */
type GridLine = { readonly frame: number; readonly reachFrames: number; readonly isOptional: boolean };

/** The grid's lines within a span, ascending; those that would leave less than half a run at an end are left out. */
function gridLines({ startFrame, endFrame }: FrameSpan, rate: FrameRate): GridLine[] {
  const framesIn = (seconds: number) => (seconds * rate.num) / rate.den;
  const lines: GridLine[] = [];
  for (let seconds = DENSE_SECONDS; ;) {
    const isDense = seconds < DENSE_UNTIL_SECONDS;
    const spacing = framesIn(isDense ? DENSE_SECONDS : WIDE_SECONDS);
    const line = framesIn(seconds);
    // the run before a line is as long as the lines up to there are apart
    const before = framesIn(seconds <= DENSE_UNTIL_SECONDS ? DENSE_SECONDS : WIDE_SECONDS);
    if (line > endFrame - spacing / 2) return lines;
    if (line >= startFrame + before / 2)
      lines.push({
        frame: Math.round(line),
        reachFrames: Math.floor(before / 3),
        isOptional: seconds % WIDE_SECONDS !== 0,
      });
    seconds += isDense ? DENSE_SECONDS : WIDE_SECONDS;
  }
}

/** The frame that costs least, the nearest of equals, the earlier of those, and what it costs. */
function bestBoundNear(
  { frame: line, reachFrames }: GridLine,
  wishes: SegmentWishes,
  starts: readonly number[],
): { frame: number; cost: number } {
  let best = { frame: line, cost: Infinity };
  for (let away = 0; away <= reachFrames; away += 1)
    for (const frame of [line - away, line + away]) {
      const cost = AWAY_COST * away + boundCost(frame, wishes, starts);
      if (cost < best.cost) best = { frame, cost };
    }
  return best;
}

/**
 * What a bound costs, in frames encoded: decoding what lies between the frame the decoder can start at and the bound
 * (measured at 1080p: a seventh of an encode at x264's veryfast to two thirds, with what the source was encoded at), and
 * drawing again what is on screen. Uneven runs cost little: the longest are begun first.
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
