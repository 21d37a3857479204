import { expect, test } from 'vitest';
import { runLoad } from '../../scripts/load/run-load.ts';
import { runSeed } from './helpers/fault-random.ts';

/** A short share of `npm run load`: what is written down is checked, how fast it was is not. */
test('many jobs submitted, repeated, listed, followed and cancelled at once leave true counters and nothing else', async () => {
  const options = { jobs: 40, readers: 12, seed: runSeed(33), isAbused: false };
  const { counts, problems } = await runLoad(options);
  const { done = 0, failed = 0, cancelled = 0 } = counts;
  expect({ problems, accepted: counts['accepted'], streams: counts['streams'] }).toEqual({
    ...{ problems: [], accepted: options.jobs, streams: options.readers },
  });
  expect(done + failed + cancelled).toBe(options.jobs);
});
