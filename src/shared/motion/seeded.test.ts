import { expect, test } from 'vitest';
import { graphemeCount } from './graphemes.ts';
import { seededRatio, textSeed } from './seeded.ts';

test('seeded numbers are the same on every machine', () => {
  expect([textSeed(''), textSeed('cues[3]')]).toEqual([0x811c9dc5, 4264762182]);
  expect([seededRatio(1, 2, 3), seededRatio(textSeed('cues[3]'), 0, 0)]).toEqual([
    0.06119023007340729, 0.0710576584096998,
  ]);
});

test('seeded numbers are spread evenly, and neighbours do not resemble each other', () => {
  const ratios = Array.from({ length: 10_000 }, (_, index) =>
    seededRatio(textSeed('cue'), index % 100, Math.floor(index / 100)),
  );
  const tenths = new Array<number>(10).fill(0);
  for (const ratio of ratios) tenths[Math.floor(ratio * 10)]!++;
  expect(tenths.every((count) => count > 900 && count < 1100)).toBe(true);
  const correlation = ratios
    .slice(1)
    .reduce((sum, ratio, index) => sum + (ratio - 0.5) * (ratios[index]! - 0.5), 0);
  expect(Math.abs(correlation / ratios.length)).toBeLessThan(0.005);
});

test('letters are counted as a person would', () => {
  expect(['', 'abc', 'é', '👩‍🚒👍🏽', 'नमस्ते'].map(graphemeCount)).toEqual([0, 3, 1, 2, expect.any(Number)]);
});
