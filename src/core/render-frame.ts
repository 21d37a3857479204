import { stat } from 'node:fs/promises';
import { StudioError } from '../shared/errors.ts';
import type { Plan, PlanSegment } from '../shared/plan/plan.ts';
import { discard, openDestination, publish } from './assemble/publish.ts';
import { pictureOutput } from './compose/segment-args.ts';
import { preparePlan } from './plan-scenario.ts';
import { composeSegment } from './render/compose-segment.ts';
import { openPages } from './render/open-pages.ts';
import type { RenderContext, RenderRequest } from './render-request.ts';

/**
 * One finished frame as a PNG: the film planned for that frame alone and composed by the very code that renders
 * segments, before the encoder loses anything. `frame` counts from the film's start. Throws StudioError.
 */
export async function renderFrame(
  request: RenderRequest & { readonly frame: number; readonly outputPath: string },
  context: RenderContext,
): Promise<{ readonly output: string; readonly frame: number }> {
  const { frame, outputPath, scenario } = request;
  const destination = await openDestination(outputPath, 'file');
  const range = { startFrame: frame, endFrame: frame + 1 };
  const { plan } = await preparePlan(
    { ...request, range, segments: 1, format: scenario.output.format },
    context,
  );
  const [segment] = plan.segments;
  if (!segment) throw new StudioError('internal', `no segment holds frame ${frame}`);
  try {
    await composeFrame(plan, segment, destination.partPath, context);
    const written = await stat(destination.partPath).catch(() => null);
    if (!written?.size) throw new StudioError('segment.short', `ffmpeg wrote no picture for frame ${frame}`);
    await publish(destination);
  } finally {
    await discard(destination);
  }
  return { output: destination.path, frame };
}

async function composeFrame(
  plan: Plan,
  segment: PlanSegment,
  path: string,
  context: RenderContext,
): Promise<void> {
  const pages = segment.overlaySpans.length > 0 ? await openPages(plan, context) : null;
  try {
    await composeSegment(plan, segment, pictureOutput(plan, path), {
      ffmpeg: context.tools.ffmpeg,
      pages,
      signal: context.signal ?? new AbortController().signal,
    });
  } finally {
    await pages?.close();
  }
}
