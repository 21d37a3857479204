import { expect, test } from 'vitest';
import { partSizeBytes, settledParts, splitIntoParts } from './upload-parts.ts';

const MIB = 1024 * 1024;

test.each([
  [0, 8],
  [8 * MIB, 8],
  [10_000 * 8 * MIB, 8],
  [10_000 * 8 * MIB + 1, 9],
  [5 * 1024 ** 4, 525],
])('a file of %i bytes has parts of %i MiB, and at most 10,000 of them', (sizeBytes, partMib) => {
  expect(partSizeBytes(sizeBytes)).toBe(partMib * MIB);
  expect(Math.ceil(sizeBytes / partSizeBytes(sizeBytes))).toBeLessThanOrEqual(10_000);
});

test.each([0, 1, 9, 10, 11, 20, 21])('the parts of %i bytes cover each byte once, in order', (sizeBytes) => {
  const parts = splitIntoParts(sizeBytes, 10);
  expect(parts.map(({ number }) => number)).toEqual(parts.map((_, index) => index + 1));
  expect(parts.map(({ startByte }) => startByte)).toEqual([
    0,
    ...parts.slice(0, -1).map(({ endByte }) => endByte),
  ]);
  expect(parts.at(-1)?.endByte).toBe(sizeBytes);
});

test('of a growing file, whole parts after the first are settled', () => {
  const numbers = (sizeBytes: number) => settledParts(sizeBytes, 10).map(({ number }) => number);
  expect([0, 10, 19, 20, 35, 40].map(numbers)).toEqual([[], [], [], [2], [2, 3], [2, 3, 4]]);
});
