import type { Check } from './check.ts';

/** The film has the size and the frames that the scenario asks for, each rendered at the first attempt. */
export const frameCount: Check = async ({ plan, facts, film, digests }) => {
  if (film.retries.length > 0) return `tried again: ${film.retries.join('; ')}`;
  const [planned, asked] = [plan, facts].map(({ widthPx, heightPx }) => `${widthPx}x${heightPx}`);
  if (planned !== asked) return `${planned} instead of ${asked}`;
  return digests.length === facts.frames ? null : `${digests.length} of ${facts.frames} frames`;
};
