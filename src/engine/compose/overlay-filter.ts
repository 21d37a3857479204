import type { Lane } from '../../shared/contract/page.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { mergeFilter, mergesByMask } from './merge-filter.ts';
import { overlayFormat, type PictureShape } from './picture-shape.ts';

/** More spans than this make the expression slower than the blending it saves. */
const MOST_SPANS = 24;

/**
 * Lays the lanes over the picture labelled `input` and labels the result `output`. Both clocks tick once a frame
 * (1 ms stands for one frame, see raw-matroska.ts), so a lane's picture starts on exactly its frame at any rate.
 * `firstLaneInput`: number of the first lane's input. `spans`: frames of the segment, from 0, with a cue on screen.
 */
export function overlayFilters(options: {
  readonly input: string;
  readonly output: string;
  readonly lanes: readonly Lane[];
  readonly firstLaneInput: number;
  readonly spans: readonly FrameSpan[];
  readonly totalFrames: number;
  readonly shape: Pick<PictureShape, 'widthPx' | 'heightPx' | 'pixelFormat'>;
}): string {
  const { input, output, lanes, firstLaneInput, spans, totalFrames, shape } = options;
  const steps = [`[${input}]settb=1/1000,setpts=N[clock0]`];
  lanes.forEach((lane, index) => {
    const next = index === lanes.length - 1 ? output : `clock${index + 1}`;
    const [base, over] = [`clock${index}`, `${firstLaneInput + index}:0`];
    if (mergesByMask(shape.pixelFormat)) {
      steps.push(mergeFilter({ base, over, output: next, xPx: lane.xPx, yPx: lane.yPx, shape }));
      return;
    }
    const enable = enableExpression(spans, { totalFrames, shape, lane });
    const settings = [
      `x=${lane.xPx}`,
      `y=${lane.yPx}`,
      `format=${overlayFormat(shape.pixelFormat)}`,
      'eof_action=repeat',
      ...(enable ? [`enable='${enable}'`] : []),
    ];
    steps.push(`[${base}][${over}]overlay=${settings.join(':')}[${next}]`);
  });
  return steps.join(';');
}

/**
 * When the overlay has anything to blend, as an expression over the frame number; null where it always has (or where
 * saying so would cost more than it saves). Outside it ffmpeg passes frames through without copying them.
 *
 * ffmpeg 5.1 asks it at pictures of the lane too, whose numbers mean something else: they are known by their
 * size and get the last answer once more. A lane of the stage's own size cannot be told apart and goes without.
 */
export function enableExpression(
  spans: readonly FrameSpan[],
  options: {
    readonly totalFrames: number;
    readonly shape: { readonly widthPx: number; readonly heightPx: number };
    readonly lane: Lane;
  },
): string | null {
  const { totalFrames, shape, lane } = options;
  const covered = spans.reduce((sum, { startFrame, endFrame }) => sum + endFrame - startFrame, 0);
  if (covered === totalFrames || spans.length === 0 || spans.length > MOST_SPANS) return null;
  if (lane.widthPx === shape.widthPx && lane.heightPx === shape.heightPx) return null;
  const isOn = spans.map(({ startFrame, endFrame }) => `between(n,${startFrame},${endFrame - 1})`).join('+');
  return `if(eq(w,${shape.widthPx})*eq(h,${shape.heightPx}),st(0,${isOn}),ld(0))`;
}
