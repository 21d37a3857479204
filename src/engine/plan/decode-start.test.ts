import { expect, test } from 'vitest';
import type { SeekPrecision } from '../../shared/media.ts';
import { decodeStart } from './decode-start.ts';

/** Where decoding starts for each frame of 200, a key frame every 50; all in frames of 512 ticks. */
function startsFor(
  frames: readonly number[],
  seek: SeekPrecision,
  video = { isInterlaced: false },
): (number | null)[] {
  const ticks = Array.from({ length: 200 }, (_, index) => index * 512);
  const table = { ticks, keyTicks: [0, 50, 100, 150].map((frame) => frame * 512), seek };
  return frames.map((frame) => {
    const tick = decodeStart(frame * 512, table, video);
    return tick === null ? null : tick / 512;
  });
}

test('an exact seek goes to the very frame', () => {
  expect(startsFor([0, 49, 120], 'exact')).toEqual([0, 49, 120]);
});

test('another seek goes 32 frames before the key frame, however far behind it the frame is', () => {
  expect(startsFor([100, 120, 149, 150], 'early')).toEqual([68, 68, 68, 118]);
});

test('what is shown from the first key frame on is decoded from the start of the file', () => {
  expect(startsFor([0, 1, 49], 'early')).toEqual([null, null, null]);
  const startsLate = { ticks: [0, 512, 1024], keyTicks: [1024], seek: 'early' } as const;
  expect(decodeStart(512, startsLate, { isInterlaced: false })).toBe(null);
});

test('a file that cannot be sought is always decoded from its start', () => {
  expect(startsFor([0, 120, 199], 'never')).toEqual([null, null, null]);
});

test('an interlaced source is decoded from the frame before the one shown first', () => {
  const video = { isInterlaced: true };
  expect(startsFor([0, 49, 50, 120], 'exact', video)).toEqual([0, 48, 49, 119]);
  expect(startsFor([50, 51, 100, 101, 150], 'early', video)).toEqual([null, 18, 18, 68, 68]);
});
