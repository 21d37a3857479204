import { test } from 'vitest';
import type { CreateStore, StoreUnderTest } from './store-under-test.ts';

const LONGEST_MS = 20_000;

/** A test with a fresh store that is gone afterwards. */
export function storeTest(
  create: CreateStore,
  name: string,
  body: (bench: StoreUnderTest) => void | Promise<void>,
): void {
  test(name, { timeout: LONGEST_MS }, async () => {
    const bench = create();
    try {
      await body(bench);
    } finally {
      await bench.end();
    }
  });
}
