import type { Plan, PlanWarning } from '../../shared/plan/plan.ts';
import { overlayFormat } from './picture-shape.ts';

/** ffmpeg's overlay has no mode of its own for rare formats (4:4:4 of 10 bits): pictures with cues pass a conversion. */
export function losslessWarnings({ encode, film }: Pick<Plan, 'encode' | 'film'>): PlanWarning[] {
  const isExact = encode.quality.kind !== 'lossless' || overlayFormat(encode.pixelFormat) !== 'auto';
  if (isExact || film.cues.length === 0) return [];
  const message = `cues are laid over ${encode.pixelFormat} by way of another pixel format: frames that show them are not bit for bit the source's`;
  return [{ path: 'output', code: 'output.inexact', message }];
}
