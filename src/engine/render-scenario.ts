import { toStudioError } from '../shared/errors.ts';
import type { Plan } from '../shared/plan/plan.ts';
import { secondsAt } from '../shared/time.ts';
import { assembleFilm } from './assemble/assemble-film.ts';
import { clearPart, publish, withDestination, type Destination } from './assemble/publish.ts';
import { refuseSourceAsOutput } from './assemble/refuse-source-as-output.ts';
import { formatOfPath } from './request/output-settings.ts';
import { hasCues, preparePlan, type PreparedPlan } from './plan-scenario.ts';
import { createProgressMeter } from './render/progress-meter.ts';
import { renderParts } from './render/render-parts.ts';
import type { StagePages } from './render/open-pages.ts';
import type { RenderContext, RenderRequest, RenderResult, SegmentReport } from './request/render-request.ts';
import { fallbackWarning, softwareInstead } from './request/software-fallback.ts';
import { refuseChangedSources } from './probe/source-stamps.ts';
import { withPages } from './render/with-pages.ts';
import { withWorkFolder } from '../base/folders/work-folder.ts';

/**
 * Scenario → plan → segments → one verified film. Read this file first.
 *
 * The source video is only ever read by ffmpeg. A browser page draws the cues, where and when they change; ffmpeg lays
 * them over the source and encodes, segment by segment, unless the cache has the segment already; the segments are joined
 * by stream copy, the sound is laid beside them, and the film gets its name only once it is proved frame by frame.
 * Whatever fails, nothing is left behind but finished segments in the cache: no process, no temporary file, no half
 * film. Throws StudioError and nothing else.
 */
export async function renderScenario(
  request: RenderRequest & { readonly outputPath: string },
  context: RenderContext,
): Promise<RenderResult> {
  try {
    return await render(request, context);
  } catch (error) {
    throw toStudioError(error);
  }
}

async function render(
  request: RenderRequest & { readonly outputPath: string },
  context: RenderContext,
): Promise<RenderResult> {
  const started = performance.now();
  const format = formatOfPath(request.outputPath);
  const kind = format === 'png-sequence' ? 'folder' : 'file';
  const film = await withDestination(request.outputPath, kind, (destination) =>
    withPages(
      // with a cache there may be nothing to draw: that is known once it is planned
      { hasCues: hasCues(request), isDrawn: format !== 'wav', isLate: context.segmentStore !== undefined },
      context,
      async (pages) => {
        const prepared = await preparePlan({ ...request, format }, context);
        await refuseSourceAsOutput(prepared.plan, destination.path);
        return renderFilm(prepared, destination, pages, context).catch(async (error: unknown) => {
          const software = softwareInstead(prepared.plan, request, error);
          if (!software) throw error;
          context.onEvent?.(fallbackWarning(prepared.plan, software, error));
          await clearPart(destination);
          const again = await preparePlan({ ...request, format, encoder: software }, context);
          return renderFilm(again, destination, pages, context);
        });
      },
    ),
  );
  return {
    output: film.path,
    frames: film.plan.totalFrames,
    durationSeconds: secondsAt(film.plan.totalFrames, film.plan.rate),
    elapsedSeconds: Math.round(performance.now() - started) / 1000,
    segments: film.segments,
  };
}

type Film = { readonly plan: Plan; readonly path: string; readonly segments: readonly SegmentReport[] };

/** Segments and sound, joined, verified, and given their name. Temporary files are gone afterwards, however it ended. */
async function renderFilm(
  { plan, workers, stamps }: PreparedPlan,
  destination: Destination,
  openedPages: () => Promise<StagePages | null>,
  context: RenderContext,
): Promise<Film> {
  const { onEvent = () => {}, signal = new AbortController().signal } = context;
  const { ffmpeg } = context.tools;
  for (const warning of plan.warnings) onEvent({ type: 'warning', ...warning });
  await context.onPlan?.(plan);
  const progress = createProgressMeter({ totalFrames: plan.totalFrames, onEvent });
  return withWorkFolder(context.tempDir, async (workDir) => {
    progress.phase('rendering');
    const checkSources = () => refuseChangedSources(stamps);
    const parts = await renderParts(plan, {
      ...{ workDir, workers, openedPages, context, progress, checkSources, signal },
    });
    progress.phase('assembling');
    context.onJoining?.(destination.partPath);
    const onVerifying = () => progress.phase('verifying');
    await assembleFilm(plan, parts, {
      workDir,
      outputPath: destination.partPath,
      ffmpeg,
      signal,
      onVerifying,
    });
    await checkSources();
    await parts.sound?.keep();
    await publish(destination);
    progress.phase('done');
    return { plan, path: destination.path, segments: parts.reports };
  });
}
