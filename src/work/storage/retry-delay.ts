import type { PaceRules } from './download-pace.ts';

/** Every duration of the storage, so that tests can divide all by one number. */
export type StorageTimings = PaceRules & {
  /** Longest first wait; each further one may be twice as long. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** Without anything succeeding for this long, an upload or download is given up. */
  readonly giveUpAfterMs: number;
  /** A connection that moves no byte for this long is closed. */
  readonly idleMs: number;
  /** How often a growing file is looked at. */
  readonly lookAgainMs: number;
};

export const STORAGE_TIMINGS: StorageTimings = {
  firstRetryMs: 2000,
  longestRetryMs: 60_000,
  giveUpAfterMs: 600_000,
  idleMs: 60_000,
  lookAgainMs: 250,
  leastBytesPerSecond: 20_000,
  paceWindowMs: 60_000,
  longestDownloadMs: 6 * 3_600_000,
};

/**
 * How long to wait after the `failures`-th failure in a row (1, 2 …): anything from 0 to 2 s, 4 s, 8 s … 60 s ("full
 * jitter": those who failed together do not come back together), and not less than the server asked for.
 */
export function retryDelayMs(
  failures: number,
  random: number,
  askedMs: number | null,
  { firstRetryMs, longestRetryMs }: StorageTimings,
): number {
  const longestMs = Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1));
  return Math.max(Math.round(random * longestMs), askedMs ?? 0);
}

/** `Retry-After` in milliseconds: whole seconds, or a date compared with `nowMs` (since 1970). Null where it says neither. */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
