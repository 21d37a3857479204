import type { Check } from './check.ts';

/** The film has the planned frames, each rendered at the first attempt. */
export const frameCount: Check = async ({ plan, film, digests }) => {
  if (film.retries.length > 0) return `tried again: ${film.retries.join('; ')}`;
  return digests.length === plan.totalFrames ? null : `${digests.length} of ${plan.totalFrames} frames`;
};
