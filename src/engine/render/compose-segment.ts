import type { PageOpened } from '../../shared/contract/page.ts';
import { StudioError } from '../../shared/errors.ts';
import { filmMatrix } from '../../shared/film/film-color.ts';
import type { Plan, PlanSegment } from '../../shared/plan/plan.ts';
import { segmentArgs, type SegmentOutput } from '../compose/segment-args.ts';
import { runFfmpeg, type FfmpegRun } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import { overlayFeeders } from './overlay-feed.ts';
import { openOverlay } from './overlay-source.ts';
import { LaneOverflow } from '../pages/page-connection.ts';
import type { PagePool } from '../pages/page-pool.ts';
import type { SegmentPlan } from '../segments/segment-task.ts';

/** Free pixels around measured content, tried in this order until no picture touches its lane's edge. */
const MARGINS_PX = [8, 64, 512, 8192] as const;
/** Longest time ffmpeg may take between two frames. */
const STALL_MS = 60_000;

export type ComposeContext = {
  readonly ffmpeg: FfmpegTool;
  /** Null only for films without cues. */
  readonly pages: PagePool | null;
  readonly onFrames?: (frames: number) => void;
  /** Told once nothing is left to draw, while the encoder still has pictures to take. */
  readonly onDrawn?: () => void;
  /** Runs ffmpeg and whatever watches its output; more than once where a lane had to grow. Default: ffmpeg alone. */
  readonly runCompose?: (run: FfmpegRun) => Promise<unknown>;
  readonly onUncovered?: (uncovered: PageOpened['uncovered']) => void;
  readonly signal: AbortSignal;
};

/**
 * Draws one segment and lets ffmpeg lay it over the source and write it to `output`. The one path from cues to pixels:
 * segments, single frames and previews all go through here.
 */
export async function composeSegment(
  plan: SegmentPlan,
  segment: PlanSegment,
  output: SegmentOutput,
  context: ComposeContext,
): Promise<void> {
  const { ffmpeg, pages, onFrames, signal, runCompose = runFfmpeg } = context;
  const run = { program: ffmpeg.path, stallMs: STALL_MS, signal, ...(onFrames && { onFrames }) };
  if (segment.overlaySpans.length === 0 || !pages) {
    await runCompose({ ...run, args: segmentArgs(plan, segment, [], output) });
    return;
  }
  const coding = { matrix: filmMatrix(plan), range: plan.color.range === 'pc' ? 'pc' : 'tv' } as const;
  await pages.withPage(signal, async (page) => {
    for (const marginPx of MARGINS_PX) {
      const overlay = await openOverlay(page, { film: plan.film, span: segment, coding, marginPx }).catch(
        (error: unknown) => throwNaming(plan.assets, error),
      );
      context.onUncovered?.(overlay.uncovered);
      const isEmpty = overlay.lanes.length === 0;
      const feeders = isEmpty ? [] : overlayFeeders(overlay, segment.startFrame, context.onDrawn);
      if (isEmpty) context.onDrawn?.();
      try {
        await runCompose({ ...run, args: segmentArgs(plan, segment, overlay.lanes, output), feeders });
        return;
      } catch (error) {
        if (!(error instanceof LaneOverflow) || marginPx === MARGINS_PX.at(-1)) throw error;
      }
    }
  });
}

/** A page knows a film's files by short names only; the person knows them by their paths. */
function throwNaming(assets: Plan['assets'], error: unknown): never {
  if (!(error instanceof StudioError) || !error.code.endsWith('.unreadable')) throw error;
  const message = error.message.replace(/asset-\d+(?:\.\w+)?/g, (name) => assets[name] ?? name);
  throw new StudioError(error.code, message, { details: error.details, cause: error });
}
