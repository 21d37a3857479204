import { expect, test } from 'vitest';
import type { StudioError } from '../../shared/errors.ts';
import { watchPace } from './download-pace.ts';

const RULES = { leastBytesPerSecond: 100, paceWindowMs: 10_000, longestDownloadMs: 60_000 };

/** The instant at which a download that brings `bytes` every `everyMs` is given up, and why; null: not within an hour. */
function givenUp(bytes: number, everyMs: number): [number, string] | null {
  let clockMs = 0;
  const pace = watchPace(RULES, { startedAtMs: 0, nowMs: () => clockMs });
  try {
    for (clockMs = everyMs; clockMs < 3_600_000; clockMs += everyMs) pace.moved(bytes);
    return null;
  } catch (error) {
    return [clockMs, (error as StudioError).message];
  }
}

test('a download that trickles is given up after the first slow stretch', () => {
  const slow = 'the download moved fewer than 100 bytes a second';
  expect([givenUp(1, 5000), givenUp(99, 1000), givenUp(0, 1000)]).toEqual([
    [10_000, slow],
    [10_000, slow],
    [10_000, slow],
  ]);
});

test('one that is quick enough ends when it takes too long', () => {
  expect([givenUp(100, 1000), givenUp(1_000_000, 1000)]).toEqual([
    [61_000, 'the download took longer than 1 minutes'],
    [61_000, 'the download took longer than 1 minutes'],
  ]);
});

test('a quick beginning does not pay for a slow end', () => {
  let clockMs = 0;
  const pace = watchPace(RULES, { startedAtMs: 0, nowMs: () => clockMs });
  clockMs = 10_000;
  pace.moved(1_000_000);
  clockMs = 15_000;
  pace.moved(1);
  clockMs = 20_000;
  expect(() => pace.moved(1)).toThrow(
    expect.objectContaining({ code: 'storage.failed', details: { isTooSlow: true } }),
  );
});
