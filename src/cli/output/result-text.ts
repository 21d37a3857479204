import type { RenderResult } from '../../engine/request/render-request.ts';

/** The end of a render in a line or two: the file, its length, how long it took, and what came from the cache. */
export function resultText(result: RenderResult): string {
  const { output, frames, durationSeconds, elapsedSeconds } = result;
  const speed = elapsedSeconds > 0 ? ` (${(frames / elapsedSeconds).toFixed(1)} fps)` : '';
  const line = `${output}: ${frames} frames, ${durationSeconds.toFixed(3)} s, made in ${elapsedSeconds.toFixed(1)} s${speed}`;
  return [line, ...cacheText(result)].join('\n');
}

/** Nothing where nothing came from the cache. */
function cacheText({ segments }: RenderResult): string[] {
  const cached = segments.filter(({ how }) => how === 'cache').length;
  if (cached === 0) return [];
  return [`${segments.length - cached} of ${segments.length} segments rendered, ${cached} from the cache`];
}
