import { setTimeout as wait } from 'node:timers/promises';
import type { StudioError } from '../../shared/errors.ts';
import { retryDelayMs, STORAGE_TIMINGS, type StorageTimings } from './retry-delay.ts';

/** Time as the storage sees it; tests pass their own. */
export type StorageClock = {
  /** Milliseconds that never go back, from any start. */
  readonly nowMs: () => number;
  /** Rejects with the signal's reason when it fires. */
  readonly wait: (delayMs: number, signal?: AbortSignal) => Promise<void>;
};

export const REAL_CLOCK: StorageClock = {
  nowMs: () => performance.now(),
  wait: async (delayMs, signal) => {
    signal?.throwIfAborted();
    await wait(delayMs, undefined, signal ? { signal } : {});
  },
};

export type RetryMeans = {
  readonly timings: StorageTimings;
  readonly clock: StorageClock;
  /** 0 (included) to 1. */
  readonly random: () => number;
};

export const REAL_RETRIES: RetryMeans = { timings: STORAGE_TIMINGS, clock: REAL_CLOCK, random: Math.random };

/** What a failure means. */
export type Verdict = {
  /** What is thrown if it ends here; free of secrets. */
  readonly error: StudioError;
  /** How often the same request is tried again after this kind of failure; Infinity: as long as time is left. */
  readonly mostRetries: number;
  /** What the server asked for; null: nothing. */
  readonly askedMs: number | null;
};

export type Retrier = {
  /** Does `work` until it succeeds, fails for good, or nothing has succeeded for `giveUpAfterMs`. */
  run<T>(work: () => Promise<T>, judge: (error: unknown) => Verdict, signal?: AbortSignal): Promise<T>;
};

/**
 * One for each upload or download: what its requests share is the time left. It runs from the first failure after the
 * last success of any of them, so that a long upload over a bad line ends when it is stuck, not because it is long.
 */
export function createRetrier({ timings, clock, random }: RetryMeans): Retrier {
  let stuckSinceMs: number | null = null;
  return {
    async run(work, judge, signal) {
      for (let failures = 1; ; failures += 1) {
        signal?.throwIfAborted();
        try {
          const result = await work();
          stuckSinceMs = null;
          return result;
        } catch (error) {
          if (signal?.aborted) throw signal.reason;
          const { error: failure, mostRetries, askedMs } = judge(error);
          if (failures > mostRetries) throw failure;
          const nowMs = clock.nowMs();
          stuckSinceMs ??= nowMs;
          const delayMs = retryDelayMs(failures, random(), askedMs, timings);
          if (nowMs + delayMs - stuckSinceMs > timings.giveUpAfterMs) throw failure;
          await clock.wait(delayMs, signal);
        }
      }
    },
  };
}
