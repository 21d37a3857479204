import { expect, test } from 'vitest';
import { stripTick } from './strip-tick.ts';

// 10 frames a second from tick 100 on, a key frame every second
const frames = {
  ticks: Array.from({ length: 40 }, (_, index) => 100 + index * 100),
  keyTicks: [100, 1100, 2100, 3100],
  seek: 'exact' as const,
};
const at = (fromSeconds: number, toSeconds: number) =>
  stripTick(frames, { num: 1, den: 1000 }, { startSeconds: 0.1, fromSeconds, toSeconds });

test('a wide span shows its first key frame, a narrow one the frame a player shows there', () => {
  expect([at(0, 2), at(0.5, 2.5), at(1, 1.25), at(1.25, 1.5), at(1.3, 1.35)]).toEqual([
    ...[100, 1100, 1100, 1300, 1400],
  ]);
});

test('spans before and after the film show its first and its last frame', () => {
  expect([at(-1, -0.5), at(10, 12)]).toEqual([100, 4000]);
  const none = { ticks: [], keyTicks: [], seek: 'exact' as const };
  const span = { startSeconds: 0, fromSeconds: 0, toSeconds: 1 };
  expect(stripTick(none, { num: 1, den: 1000 }, span)).toBeNull();
});
