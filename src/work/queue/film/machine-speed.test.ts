import { expect, test } from 'vitest';
import { expectedFps, learnSpeed, type SpeedKey } from './machine-speed.ts';

const hd: SpeedKey = { widthPx: 1280, heightPx: 720, encoder: 'libx264', speed: 'fast' };

test('what was measured is expected again, new measurements count for two fifths', () => {
  const once = learnSpeed({}, hd, { frames: 100, seconds: 2 });
  const twice = learnSpeed(once, hd, { frames: 100, seconds: 1 });
  expect([expectedFps(once, hd), expectedFps(twice, hd)]).toEqual([50, 70]);
});

test('another size is expected to take as long per pixel; another encoder or speed says nothing', () => {
  const speeds = learnSpeed({}, hd, { frames: 100, seconds: 1 });
  expect([
    expectedFps(speeds, { ...hd, widthPx: 2560 }),
    expectedFps(speeds, { ...hd, encoder: 'h264_nvenc' }),
    expectedFps(speeds, { ...hd, speed: 'slow' }),
  ]).toEqual([50, null, null]);
});

test('a handful of frames says more about the start than about the machine', () => {
  expect(learnSpeed({}, hd, { frames: 24, seconds: 1 })).toEqual({});
});
