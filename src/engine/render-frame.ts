import { stat } from 'node:fs/promises';
import { StudioError } from '../shared/errors.ts';
import type { Plan } from '../shared/plan/plan.ts';
import { publish, withDestination, type Destination } from './assemble/publish.ts';
import { pictureOutput } from './compose/segment-args.ts';
import { hasCues, preparePlan, type PreparedPlan } from './plan-scenario.ts';
import { composeSegment } from './render/compose-segment.ts';
import type { StagePages } from './render/open-pages.ts';
import type { RenderContext, RenderRequest } from './request/render-request.ts';
import { segmentFilm } from './segments/segment-film.ts';
import { refuseChangedSources } from './probe/source-stamps.ts';
import { withPages } from './render/with-pages.ts';

/** The film planned for one frame alone. Throws what planning throws. */
export function prepareFrame(
  request: RenderRequest & { readonly frame: number },
  context: RenderContext,
): Promise<PreparedPlan> {
  const { frame, scenario } = request;
  const range = { startFrame: frame, endFrame: frame + 1 };
  return preparePlan({ ...request, range, segments: 1, format: scenario.output.format }, context);
}

/**
 * One finished frame as a PNG: the film planned for that frame alone and composed by the very code that renders
 * segments, before the encoder loses anything. `frame` counts from the film's start. `prepared`: as `prepareFrame` gave
 * it; planned here where there is none. Throws StudioError, `media.changed` where a file changed since it was planned.
 */
export async function renderFrame(
  request: RenderRequest & {
    readonly frame: number;
    readonly outputPath: string;
    readonly prepared?: PreparedPlan;
  },
  context: RenderContext,
): Promise<{ readonly output: string; readonly frame: number }> {
  const { frame, outputPath } = request;
  return withDestination(outputPath, 'file', async (destination) => {
    await drawFrame(request, destination, context);
    await publish(destination);
    return { output: destination.path, frame };
  });
}

/** Throws `segment.short` where ffmpeg wrote nothing: it then ends with code 0 all the same. */
async function drawFrame(
  request: RenderRequest & { readonly frame: number; readonly prepared?: PreparedPlan },
  { partPath }: Destination,
  context: RenderContext,
): Promise<void> {
  await withPages({ hasCues: hasCues(request), isDrawn: true }, context, async (openedPages) => {
    const { plan, stamps } = request.prepared ?? (await prepareFrame(request, context));
    await composeFrame(plan, partPath, await openedPages(), context);
    await refuseChangedSources(stamps);
  });
  const written = await stat(partPath).catch(() => null);
  if (!written?.size)
    throw new StudioError('segment.short', `ffmpeg wrote no picture for frame ${request.frame}`);
}

async function composeFrame(
  plan: Plan,
  path: string,
  pages: StagePages | null,
  { tools, signal }: RenderContext,
): Promise<void> {
  const [segment] = plan.segments;
  if (!segment) throw new StudioError('internal', 'a plan for one frame has no segment');
  pages?.show(plan);
  const stop = signal ?? new AbortController().signal;
  const film = segmentFilm(plan.film, segment);
  await composeSegment({ ...plan, film }, segment, pictureOutput(plan, path), {
    ffmpeg: tools.ffmpeg,
    pages,
    signal: stop,
  });
}
