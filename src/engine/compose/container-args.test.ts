import { expect, test } from 'vitest';
import { frameRate } from '../../shared/time.ts';
import { exactTimescale, segmentContainer } from './container-args.ts';

test.each([
  [25, 1, 10_000],
  [30, 1, 10_020],
  [24, 1, 10_008],
  [30000, 1001, 30_000],
  [24000, 1001, 24_000],
  [179, 6, 10_024],
  [25, 2, 10_000],
  [240, 1, 10_080],
])('at %i/%i fps a second has %i ticks, and every frame starts on one', (num, den, ticks) => {
  const rate = frameRate(num, den);
  expect(exactTimescale(rate)).toBe(ticks);
  expect((ticks * rate.den) % rate.num).toBe(0);
});

const FRAGMENTS = ['-movflags', '+delay_moov', '-frag_duration', '500000'];

test.each([
  ['mp4', 'mp4', ['-video_track_timescale', '30000', ...FRAGMENTS, '-f', 'mp4']],
  ['gif', 'mp4', ['-video_track_timescale', '30000', ...FRAGMENTS, '-f', 'mp4']],
  ['wav', 'mp4', ['-video_track_timescale', '30000', ...FRAGMENTS, '-f', 'mp4']],
  ['mov', 'mov', ['-video_track_timescale', '30000', ...FRAGMENTS, '-f', 'mov']],
  ['png-sequence', 'mov', ['-video_track_timescale', '30000', ...FRAGMENTS, '-f', 'mov']],
  ['webm', 'webm', ['-f', 'webm']],
] as const)('segments of a film in %s wait as %s', (format, extension, args) => {
  expect(segmentContainer(format, frameRate(30000, 1001))).toEqual({ extension, args: [...args] });
});
