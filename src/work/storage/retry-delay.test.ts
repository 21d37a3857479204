import { expect, test } from 'vitest';
import { parseRetryAfter, retryDelayMs, STORAGE_TIMINGS } from './retry-delay.ts';

test('the longest wait doubles from 2 s to 60 s, and any shorter one may come', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 100].map((failures) =>
    retryDelayMs(failures, 1, null, STORAGE_TIMINGS),
  );
  expect(longest).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect(retryDelayMs(3, 0, null, STORAGE_TIMINGS)).toBe(0);
  expect(retryDelayMs(3, 0.25, null, STORAGE_TIMINGS)).toBe(2000);
});

test('what the server asks for is the least', () => {
  expect(retryDelayMs(1, 0.5, 90_000, STORAGE_TIMINGS)).toBe(90_000);
  expect(retryDelayMs(6, 1, 5000, STORAGE_TIMINGS)).toBe(60_000);
});

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Sat, 21 Nov 2026 12:00:10 GMT', 10_000],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  [undefined, null],
])('Retry-After: %s is %s ms', (value, expected) => {
  expect(parseRetryAfter(value, Date.UTC(2026, 10, 21, 12))).toBe(expected);
});
