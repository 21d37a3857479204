import { filmMatrix } from '../../shared/film/film-color.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { chromaOptions } from './chroma-options.ts';
import { scaleMatrix } from './picture-shape.ts';

/**
 * Filters that make finished pictures RGB by the film's own matrix and range; those of cues alone keep their alpha. Left to
 * itself ffmpeg takes BT.601 wherever a frame does not name its matrix: behind every filter, and in untagged films of any size.
 */
export function rgbFilters(
  plan: Pick<Plan, 'color' | 'chromaLocation' | 'heightPx' | 'overlayOnly'>,
): string[] {
  if (plan.overlayOnly) return ['format=rgba'];
  const matrix = `in_color_matrix=${scaleMatrix(filmMatrix(plan))}`;
  const range = `in_range=${plan.color.range === 'pc' ? 'pc' : 'tv'}`;
  const scale = [matrix, range, 'out_range=pc', 'flags=bicubic+accurate_rnd+full_chroma_int'].join(':');
  return [`scale=${scale}${chromaOptions(plan.chromaLocation, 'center')}`, 'format=rgb24'];
}
