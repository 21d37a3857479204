import { expect, test } from 'vitest';
import { judgeAnswer, nextTryAtMs } from './callback-schedule.ts';

test('three tries are 2 and 4 seconds apart, each up to a tenth longer', () => {
  const tries = (random: () => number) => [1, 2, 3].map((failures) => nextTryAtMs(failures, 3, 1000, random));
  expect(tries(() => 0)).toEqual([3000, 5000, null]);
  expect(tries(() => 1)).toEqual([3200, 5400, null]);
});

test('a message of one try has no second', () => {
  expect(nextTryAtMs(1, 1, 0, Math.random)).toBe(null);
});

test('2xx arrived, a redirect is final, anything else is tried again', () => {
  expect([200, 204, 302, 404, 500].map(judgeAnswer)).toEqual([
    { failure: null, retry: false },
    { failure: null, retry: false },
    { failure: 'the receiver answered 302: redirects are not followed', retry: false },
    { failure: 'the receiver answered 404', retry: true },
    { failure: 'the receiver answered 500', retry: true },
  ]);
});
