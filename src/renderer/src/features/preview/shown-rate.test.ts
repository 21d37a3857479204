import { expect, test } from 'vitest';
import { createRateCounter } from './shown-rate.ts';

/** What is counted of a film at 25 a second of which every `every`th frame is shown, looked at 60 times a second. */
function rates(every: number): number[] {
  const counter = createRateCounter();
  return Array.from({ length: 60 * 4 }, (_, picture) => {
    const frame = Math.floor((picture * 25) / 60 / every) * every;
    return counter.note(frame, (picture * 1000) / 60);
  }).flatMap((rate) => (rate === null ? [] : [Math.round(rate)]));
}

test('frames shown are counted second by second', () => {
  expect(rates(1)).toEqual([25, 25, 25]);
  expect([...new Set(rates(5))]).toEqual([5]);
});

test('a pause begins a new count', () => {
  const counter = createRateCounter();
  counter.note(1, 0);
  counter.reset();
  expect([counter.note(2, 5000), counter.note(3, 5040)]).toEqual([null, null]);
});
