import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import type { SegmentToken } from '../../src/shared/job/segment-token.ts';

/**
 * A store to be put to the test. `here` and `there` are the same store as two processes see it (one object where there
 * can be only one process); `clock` is the time both go by: `nowMs` as people put it, `steadyMs` as
 * it passes.
 */
export type StoreUnderTest = {
  readonly here: JobStore;
  readonly there: JobStore;
  readonly clock: { nowMs: number; steadyMs: number };
  /** Closes and removes what was made. */
  end(): Promise<void>;
};

export type CreateStore = () => StoreUnderTest;

/** The code of what `body` throws; null if it throws nothing. */
export async function codeOf(body: () => unknown): Promise<string | null> {
  try {
    await body();
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `no code: ${String(error)}`;
  }
}

/** A lease of a segment that is not committed yet. */
export async function leased(
  store: JobStore,
  jobId: string,
  index: number,
  worker = 'w',
): Promise<SegmentToken> {
  const token = await store.lease(jobId, index, worker);
  if (token) return token;
  throw new Error(`segment ${index} of ${jobId} is committed already`);
}

/** Asks one after the other; gives the answers in the same order. */
export async function inOrder<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item, index: number) => Answer | Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [index, item] of items.entries()) answers.push(await ask(item, index));
  return answers;
}
