import { expect, test } from 'vitest';
import { seededRandom } from '../../../../../test/helpers/test-random.ts';
import { packRows } from './pack-rows.ts';

const span = (startFrame: number, endFrame: number) => ({ startFrame, endFrame });

test('spans that only touch share a row; spans at the same time do not', () => {
  expect(packRows([span(0, 10), span(5, 15), span(10, 20), span(12, 14), span(20, 30)])).toEqual([
    0, 1, 0, 2, 0,
  ]);
});

test('no two spans of a row overlap, and no row is used while a lower one is free', () => {
  const random = seededRandom(7);
  const spans = Array.from({ length: 400 }, () => {
    const start = Math.floor(random() * 2000);
    return span(start, start + 1 + Math.floor(random() * 60));
  }).sort((a, b) => a.startFrame - b.startFrame);
  const rows = packRows(spans);
  const meets = (one: number, other: number) =>
    spans[one]!.startFrame < spans[other]!.endFrame && spans[other]!.startFrame < spans[one]!.endFrame;
  for (const [index, row] of rows.entries()) {
    const before = spans.flatMap((_, other) => (other < index && meets(index, other) ? [rows[other]!] : []));
    const lowest = Array.from({ length: 400 }, (_, at) => at).find((at) => !before.includes(at));
    expect(row).toBe(lowest);
  }
});

test('10,000 cues are packed, side by side or all at once', () => {
  const along = Array.from({ length: 10_000 }, (_, index) => span(index * 10, index * 10 + 25));
  const atOnce = Array.from({ length: 10_000 }, (_, index) => span(index, 20_000));
  expect(Math.max(...packRows(along))).toBe(2);
  expect(Math.max(...packRows(atOnce))).toBe(9999);
});
