import type { ObjectStore } from './object-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export type KeepDays = {
  /** Null: for ever. */
  readonly inputs: number | null;
  readonly outputs: number | null;
};

/**
 * Deletes inputs and outputs that were stored longer ago than they are to be kept; gives their keys. `isNeeded` is asked
 * first, so that the source of a job that still waits stays.
 */
export async function removeExpired(
  store: ObjectStore,
  keepDays: KeepDays,
  options: {
    /** Milliseconds since 1970. */
    readonly nowMs: number;
    readonly isNeeded?: (key: string) => boolean;
    readonly signal?: AbortSignal;
  },
): Promise<readonly string[]> {
  const { nowMs, isNeeded = () => false, signal } = options;
  const removed: string[] = [];
  for (const [prefix, days] of [
    ['inputs/', keepDays.inputs],
    ['outputs/', keepDays.outputs],
  ] as const) {
    if (days === null) continue;
    for await (const { key, modifiedAtMs } of store.list(prefix, signal ? { signal } : {})) {
      if (nowMs - modifiedAtMs < days * DAY_MS || isNeeded(key)) continue;
      await store.delete(key);
      removed.push(key);
    }
  }
  return removed;
}
