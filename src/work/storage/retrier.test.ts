import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import { createRetrier, type Verdict } from './retrier.ts';
import { STORAGE_TIMINGS } from './retry-delay.ts';

const error = new StudioError('storage.failed', 'no');
const mend =
  (mostRetries = Infinity): (() => Verdict) =>
  () => ({ error, mostRetries, askedMs: null });

function scene() {
  const waits: number[] = [];
  let nowMs = 1000;
  const clock = {
    nowMs: () => nowMs,
    wait: async (delayMs: number) => {
      waits.push(delayMs);
      nowMs += delayMs;
    },
  };
  const retrier = createRetrier({ timings: STORAGE_TIMINGS, clock, random: () => 1 });
  const failing = (times: number) => {
    let left = times;
    return async () => {
      if (left-- > 0) throw new Error('raw');
      return 'done';
    };
  };
  return { waits, retrier, failing, pass: (ms: number) => (nowMs += ms) };
}

test('work is tried again until it succeeds', async () => {
  const { retrier, failing, waits } = scene();
  expect(await retrier.run(failing(3), mend())).toBe('done');
  expect(waits).toEqual([2000, 4000, 8000]);
});

test('it is given up when the next wait would end later than ten minutes after the first failure', async () => {
  const { retrier, failing, waits } = scene();
  await expect(retrier.run(failing(Infinity), mend())).rejects.toBe(error);
  expect(waits.reduce((sum, wait) => sum + wait)).toBe(2000 + 4000 + 8000 + 16_000 + 32_000 + 8 * 60_000);
});

test('any success of the same upload gives all its requests their time anew', async () => {
  const { retrier, failing, pass } = scene();
  await retrier.run(failing(1), mend());
  pass(STORAGE_TIMINGS.giveUpAfterMs);
  expect(await retrier.run(failing(1), mend())).toBe('done');
});

test('what cannot be mended is not tried again', async () => {
  const { retrier, failing, waits } = scene();
  await expect(retrier.run(failing(1), mend(0))).rejects.toBe(error);
  await expect(retrier.run(failing(3), mend(2))).rejects.toBe(error);
  expect(waits).toEqual([2000, 4000]);
});

test('a cancel is thrown as its reason, before and after a failure', async () => {
  const { retrier } = scene();
  const stop = new AbortController();
  const reason = new Error('cancelled');
  const work = async () => {
    stop.abort(reason);
    throw new Error('raw');
  };
  await expect(retrier.run(work, mend(), stop.signal)).rejects.toBe(reason);
  await expect(retrier.run(async () => 'done', mend(), stop.signal)).rejects.toBe(reason);
});
