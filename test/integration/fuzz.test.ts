import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFuzzEngine, type FuzzEngine } from '../../scripts/fuzz/fuzz-engine.ts';
import { makeScenario } from '../../scripts/fuzz/make-scenario.ts';
import { tryScenario } from '../../scripts/fuzz/try-scenario.ts';

/** A small share of `npm run fuzz`: films of few frames, of every kind of cue, with and without clips. */
const SEEDS = [5, 13, 29, 31, 55, 97];

let engine: FuzzEngine;
beforeAll(async () => {
  engine = await openFuzzEngine();
});
afterAll(() => engine?.close());

test.each(SEEDS)(
  'scenario %i renders, whole, cut, from the cache, frame by frame and by screenshots',
  async (seed) => {
    expect(await tryScenario(makeScenario(seed), engine, { seed })).toBe(null);
  },
);
