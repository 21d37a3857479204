import { expect, test } from 'vitest';
import { nextJobId } from './job-id.ts';

const zeros = (bytes: number) => new Uint8Array(bytes);
const ones = (bytes: number) => new Uint8Array(bytes).fill(255);

test('an id is its prefix and 26 digits of time and chance', () => {
  expect(nextJobId(0, null, zeros)).toBe('job_00000000000000000000000000');
  expect(nextJobId(2 ** 48 - 1, null, ones)).toBe('job_7zzzzzzzzzzzzzzzzzzzzzzzzz');
  expect(nextJobId(32, null, zeros)).toBe('job_00000000100000000000000000');
});

test.each([
  ['in the same millisecond', 1000],
  ['after the clock was put back', 10],
  ['a millisecond later', 1001],
])('an id sorts after the one before it, %s', (_, nowMs) => {
  const first = nextJobId(1000, null, () => Uint8Array.from([255, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  expect(nextJobId(nowMs, first, zeros) > first).toBe(true);
});

test('ids of the same millisecond are far apart', () => {
  const first = nextJobId(1000, null, zeros);
  const second = nextJobId(1000, first, (bytes) => new Uint8Array(bytes).fill(7));
  expect(second).toBe('job_00000000z80000e1r70w3ge1r8');
});
