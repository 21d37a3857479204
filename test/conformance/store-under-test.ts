import type { JobStore } from '../../src/work/queue/ports/job-store.ts';

/**
 * A store to be put to the test. `here` and `there` are the same store as two processes see it (one object where there
 * can be only one process); `clock` is the time both go by.
 */
export type StoreUnderTest = {
  readonly here: JobStore;
  readonly there: JobStore;
  readonly clock: { nowMs: number };
  /** Closes and removes what was made. */
  end(): void;
};

export type CreateStore = () => StoreUnderTest;

/** The code of what `body` throws; null if it throws nothing. */
export function codeOf(body: () => unknown): string | null {
  try {
    body();
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `no code: ${String(error)}`;
  }
}
