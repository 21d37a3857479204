import { StudioError } from '../../shared/errors.ts';

export type PaceRules = {
  /** A download that brings less than this over `paceWindowMs` is given up: it holds up others. */
  readonly leastBytesPerSecond: number;
  readonly paceWindowMs: number;
  /** Longest time for one file, however quick, pauses and repeats included. */
  readonly longestDownloadMs: number;
};

/**
 * Watches how quickly a download moves: `moved` with the size of each chunk. It throws `storage.failed`, with
 * `isTooSlow` in its details, for a download that trickles or takes too long. Silence is not its affair.
 */
export function watchPace(
  { leastBytesPerSecond, paceWindowMs, longestDownloadMs }: PaceRules,
  { startedAtMs, nowMs }: { readonly startedAtMs: number; readonly nowMs: () => number },
): { moved(bytes: number): void } {
  let windowStartMs = nowMs();
  let windowBytes = 0;
  return {
    moved(bytes) {
      windowBytes += bytes;
      const atMs = nowMs();
      if (atMs - startedAtMs > longestDownloadMs)
        throw tooSlow(`the download took longer than ${Math.round(longestDownloadMs / 60_000)} minutes`);
      const windowMs = atMs - windowStartMs;
      if (windowMs < paceWindowMs) return;
      if (windowBytes < (leastBytesPerSecond * windowMs) / 1000)
        throw tooSlow(`the download moved fewer than ${leastBytesPerSecond} bytes a second`);
      windowStartMs = atMs;
      windowBytes = 0;
    },
  };
}

function tooSlow(message: string): StudioError {
  return new StudioError('storage.failed', message, { details: { isTooSlow: true } });
}
