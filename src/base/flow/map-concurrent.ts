import { StudioError } from '../../shared/errors.ts';

/**
 * Runs `work` over all items, at most `limit` at once, results in order. The first failure aborts the signal the others
 * were given, waits for them to stop, and is thrown: nothing runs on behind the caller's back.
 */
export async function mapConcurrent<Item, Result>(
  items: readonly Item[],
  options: { readonly limit: number; readonly signal: AbortSignal },
  work: (item: Item, signal: AbortSignal, worker: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  let next = 0;
  let failure: { readonly error: unknown } | null = null;
  const workers = Array.from({ length: Math.min(options.limit, items.length) }, async (_, worker) => {
    while (next < items.length && !signal.aborted) {
      const index = next++;
      try {
        results[index] = await work(items[index] as Item, signal, worker);
      } catch (error) {
        failure ??= { error };
        stop.abort();
      }
    }
  });
  await Promise.all(workers);
  if (failure) throw (failure as { error: unknown }).error;
  if (options.signal.aborted) throw new StudioError('job.cancelled', 'the work was cancelled');
  return results;
}
