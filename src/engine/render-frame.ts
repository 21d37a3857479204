import { stat } from 'node:fs/promises';
import { StudioError } from '../shared/errors.ts';
import type { Plan } from '../shared/plan/plan.ts';
import { discard, openDestination, publish } from './assemble/publish.ts';
import { pictureOutput } from './compose/segment-args.ts';
import { preparePlan } from './plan-scenario.ts';
import { composeSegment } from './render/compose-segment.ts';
import type { StagePages } from './render/open-pages.ts';
import type { RenderContext, RenderRequest } from './request/render-request.ts';
import { withPages } from './render/with-pages.ts';

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
  const prepared = { ...request, range, segments: 1, format: scenario.output.format };
  try {
    await withPages({ cues: scenario.cues, isDrawn: true }, context, async (openedPages) => {
      const { plan } = await preparePlan(prepared, context);
      await composeFrame(plan, destination.partPath, await openedPages(), context);
    });
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
  path: string,
  pages: StagePages | null,
  { tools, signal }: RenderContext,
): Promise<void> {
  const [segment] = plan.segments;
  if (!segment) throw new StudioError('internal', 'a plan for one frame has no segment');
  pages?.show(plan);
  const stop = signal ?? new AbortController().signal;
  await composeSegment(plan, segment, pictureOutput(plan, path), {
    ffmpeg: tools.ffmpeg,
    pages,
    signal: stop,
  });
}
