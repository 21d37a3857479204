import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFuzzEngine, type FuzzEngine } from '../../scripts/fuzz/fuzz-engine.ts';
import { makeScenario } from '../../scripts/fuzz/make-scenario.ts';
import { tryScenario } from '../../scripts/fuzz/try-scenario.ts';

/**
 * A small share of `npm run fuzz`: films of few frames, of every kind of cue, with and without clips. Among the sources are
 * interlaced ones, wide pixels, transport streams and AVI, with sound and without; the outputs are WebM and PNG.
 */
const SEEDS = [62, 98, 255, 736, 824];

let engine: FuzzEngine;
beforeAll(async () => {
  engine = await openFuzzEngine();
});
afterAll(() => engine?.close());

test.each(SEEDS)(
  'scenario %i renders, whole, cut, from the cache, frame by frame and by screenshots, with its sound and as its output',
  async (seed) => {
    expect(await tryScenario(makeScenario(seed), engine, { seed })).toBe(null);
  },
);
