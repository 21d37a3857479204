import { expect, test } from 'vitest';
import { soundLimitMs, timeLimitMs } from './time-limit.ts';

const MINUTE_MS = 60_000;

test('a step over the film may take ten minutes, and half a minute for each of its seconds', () => {
  expect(timeLimitMs({ totalFrames: 1, rate: { num: 30, den: 1 } })).toBe(10 * MINUTE_MS + 1000);
  expect(timeLimitMs({ totalFrames: 18_000, rate: { num: 30, den: 1 } })).toBe(310 * MINUTE_MS);
});

test('the sound may take twice as long for each second', () => {
  expect(soundLimitMs({ totalSamples: 48_000 * 600, sampleRateHz: 48_000 })).toBe(610 * MINUTE_MS);
});
