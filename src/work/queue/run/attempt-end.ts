import type { ErrorCode, StudioError } from '../../../shared/errors.ts';

/** Waits before the second, third and any later attempt, in milliseconds. */
const BACK_OFF_MS = [2000, 8000, 30_000] as const;
/** Attempts of one job before it fails for good. */
export const MOST_ATTEMPTS = 3;

/** The reason for which the work was stopped. Null: it ended by itself. */
export type StopReason = 'pause' | 'cancel' | 'gone' | 'shutdown' | null;

/** The next state of a job whose attempt ended without a film. */
export type AttemptEnd =
  | { readonly to: 'nobody' }
  | { readonly to: 'queued' }
  | { readonly to: 'paused'; readonly because: 'asked' | ErrorCode }
  | { readonly to: 'again'; readonly afterMs: number }
  | { readonly to: 'failed' };

/**
 * Decides by why the work stopped, then by what it failed with. A full disk does not fail a job: it waits for room.
 * `attempt`: this one's number, from 1; `random`: 0-1.
 */
export function endOfAttempt(
  error: StudioError,
  { stopped, attempt, random }: { stopped: StopReason; attempt: number; random: () => number },
): AttemptEnd {
  if (stopped === 'cancel' || stopped === 'gone') return { to: 'nobody' };
  if (stopped === 'pause') return { to: 'paused', because: 'asked' };
  if (stopped === 'shutdown') return { to: 'queued' };
  if (error.code === 'disk.full') return { to: 'paused', because: 'disk.full' };
  if (!error.traits.retryable || attempt >= MOST_ATTEMPTS) return { to: 'failed' };
  return { to: 'again', afterMs: backOffMs(attempt, random) };
}

/** Wait after attempt number `attempt`, ±10 %, so that jobs that failed together drift apart. */
export function backOffMs(attempt: number, random: () => number): number {
  const baseMs = BACK_OFF_MS[Math.min(attempt, BACK_OFF_MS.length) - 1] ?? BACK_OFF_MS[0];
  return Math.round(baseMs * (0.9 + 0.2 * random()));
}
