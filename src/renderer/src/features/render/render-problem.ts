import type { FrameSpan } from '../../../../shared/time.ts';

/** What stands in the way of a render and is known without a plan. */
export type RenderProblem = 'noLength' | 'missing' | 'rangeOutside' | 'rangeEmpty';

/** The first of them; null: none is known. A film's length is not known while its files are. */
export function renderProblem(film: {
  readonly totalFrames: number;
  readonly missingFiles: number;
  readonly range: FrameSpan | undefined;
}): RenderProblem | null {
  const { totalFrames, missingFiles, range } = film;
  if (missingFiles > 0) return 'missing';
  if (totalFrames <= 0) return 'noLength';
  if (!range) return null;
  if (range.startFrame >= totalFrames || range.endFrame > totalFrames) return 'rangeOutside';
  return range.endFrame <= range.startFrame ? 'rangeEmpty' : null;
}
