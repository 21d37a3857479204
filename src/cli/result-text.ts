import type { RenderResult } from '../core/render-request.ts';

/** The one line that ends a render: the file, its length, how long it took. */
export function resultText({ output, frames, durationSeconds, elapsedSeconds }: RenderResult): string {
  const speed = elapsedSeconds > 0 ? ` (${(frames / elapsedSeconds).toFixed(1)} fps)` : '';
  return `${output}: ${frames} frames, ${durationSeconds.toFixed(3)} s, made in ${elapsedSeconds.toFixed(1)} s${speed}`;
}
