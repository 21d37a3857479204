import type { RenderContext, RenderRequest } from '../../engine/request/render-request.ts';
import { parseFrameRate, type FrameSpan } from '../../shared/time.ts';
import { needsRate, rangeFrames, type RangeChoice } from './range.ts';

/** A range of the command line in film frames. Plans the film first where only its source knows the frame rate. */
export async function filmRange(
  choice: RangeChoice,
  request: RenderRequest,
  context: RenderContext,
): Promise<FrameSpan> {
  if (!needsRate(choice)) return rangeFrames(choice, null);
  const written = parseFrameRate(request.scenario.stage.frameRate);
  if (written) return rangeFrames(choice, written);
  const { planScenario } = await import('../../engine/plan-scenario.ts');
  const { onEvent: _told, ...quietly } = context; // the render tells the same warnings again
  const { rate } = await planScenario(request, quietly);
  return rangeFrames(choice, rate);
}
