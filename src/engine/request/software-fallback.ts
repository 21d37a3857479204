import { StudioError, toStudioError } from '../../shared/errors.ts';
import type { EncoderName, Plan } from '../../shared/plan/plan.ts';
import { codecOf, encoderFamily, ENCODERS_BY_CODEC } from '../encode/encoders/encoder-facts.ts';
import type { RenderEvent, RenderRequest } from './render-request.ts';

/**
 * The software encoder to start over with when a hardware encoder failed in the middle of a film; null where the
 * failure has another cause or the person insisted. The whole film is encoded again: pieces of two encoders do not join.
 */
export function softwareInstead(
  plan: Plan,
  { encoder = 'auto' }: RenderRequest,
  error: unknown,
): EncoderName | null {
  const isEncoders =
    error instanceof StudioError && (error.code === 'ffmpeg.failed' || error.code.startsWith('segment.'));
  if (!isEncoders || encoder !== 'auto' || encoderFamily(plan.encode.encoder) === 'software') return null;
  return ENCODERS_BY_CODEC[codecOf(plan.encode.encoder)].at(-1) ?? null;
}

/** What the person is told when a film is started over in software. */
export function fallbackWarning({ encode }: Plan, software: EncoderName, error: unknown): RenderEvent {
  const message = `${encode.encoder} failed (${toStudioError(error).message}); the film is encoded again with ${software}`;
  return { type: 'warning', code: 'encoder.fallback', path: 'output', message };
}
