import type { ProofCache } from './proof-cache.ts';

/** A failure may be mended without the program changing: a library installed, a driver loaded. */
const FAILURE_AGE_MS = 60 * 60_000;

/**
 * The kept proof under `key`, else a new one. Successes are kept for good (the key changes with the program);
 * failures for an hour, or not at all with `retryFailures`.
 */
export async function remembered<Proof>(
  cache: ProofCache,
  key: string,
  options: {
    readonly isSuccess: (proof: Proof) => boolean;
    readonly retryFailures: boolean;
    readonly prove: () => Promise<Proof>;
  },
): Promise<Proof> {
  const known = cache.get(key) as Proof | null;
  if (known !== null && options.isSuccess(known)) return known;
  if (known !== null && !options.retryFailures && cache.get(key, FAILURE_AGE_MS) !== null) return known;
  const proof = await options.prove();
  cache.set(key, proof);
  return proof;
}
