import { secondsAt } from '../shared/time.ts';
import { assembleFilm } from './assemble/assemble-film.ts';
import { discard, openDestination, publish } from './assemble/publish.ts';
import { formatOfPath } from './output-settings.ts';
import { preparePlan } from './plan-scenario.ts';
import { createProgressMeter } from './progress-meter.ts';
import { renderParts } from './render-parts.ts';
import type { RenderContext, RenderRequest, RenderResult } from './render-request.ts';
import { withPages } from './with-pages.ts';
import { withWorkFolder } from './work-folder.ts';

/**
 * Scenario → plan → segments → one verified film. Read this file first.
 *
 * The source video is only ever read by ffmpeg. A browser page draws the cues, where and when they change; ffmpeg lays
 * them over the source and encodes, segment by segment; the segments are joined by stream copy, the sound is laid
 * beside them, and the film gets its name only once it is proved frame by frame. Whatever fails, nothing is left
 * behind: no process, no temporary file, no half film. Throws StudioError.
 */
export async function renderScenario(
  request: RenderRequest & { readonly outputPath: string },
  context: RenderContext,
): Promise<RenderResult> {
  const started = performance.now();
  const { onEvent = () => {}, signal = new AbortController().signal } = context;
  const { ffmpeg } = context.tools;
  const format = formatOfPath(request.outputPath);
  const destination = await openDestination(
    request.outputPath,
    format === 'png-sequence' ? 'folder' : 'file',
  );

  const film = await withPages(request.scenario, context, async (openedPages) => {
    const { plan, workers } = await preparePlan({ ...request, format }, context);
    for (const warning of plan.warnings) onEvent({ type: 'warning', ...warning });
    const progress = createProgressMeter({ totalFrames: plan.totalFrames, onEvent });
    return withWorkFolder(context.tempDir, async (workDir) => {
      try {
        progress.phase('rendering');
        const pages = await openedPages();
        const parts = await renderParts(plan, { workDir, workers, pages, context, progress, signal });
        progress.phase('assembling');
        const onVerifying = () => progress.phase('verifying');
        await assembleFilm(plan, parts, {
          workDir,
          outputPath: destination.partPath,
          ffmpeg,
          signal,
          onVerifying,
        });
        await publish(destination);
        progress.phase('done');
        return { plan, segments: parts.reports };
      } finally {
        await discard(destination);
      }
    });
  });
  return {
    output: destination.path,
    frames: film.plan.totalFrames,
    durationSeconds: secondsAt(film.plan.totalFrames, film.plan.rate),
    elapsedSeconds: Math.round(performance.now() - started) / 1000,
    segments: film.segments,
  };
}
