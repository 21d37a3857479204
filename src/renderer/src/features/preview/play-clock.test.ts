import { expect, test } from 'vitest';
import { frameRate } from '../../../../shared/time.ts';
import { chunkAbout } from './cue-chunk.ts';
import { frameAtClock } from './play-clock.ts';
import { soundRuns } from './sound-schedule.ts';

const NTSC = frameRate(30_000, 1001);

test('an hour of animation frames at any pace comes to the frame of the clock', () => {
  const anchor = { frame: 100, atSeconds: 5, speed: 1 };
  expect(frameAtClock(anchor, 5 + 3600, NTSC)).toBe(100 + Math.floor((3600 * 30_000) / 1001));
  expect(frameAtClock({ ...anchor, speed: 4 }, 6.001, NTSC)).toBe(219 + 1);
  expect(frameAtClock({ ...anchor, speed: -2 }, 6, frameRate(25))).toBe(50);
  expect(frameAtClock(anchor, 4, NTSC)).toBe(100); // a clock that went back
});

test('every film frame becomes due at its own start', () => {
  const anchor = { frame: 0, atSeconds: 0, speed: 1 };
  const due = Array.from({ length: 500 }, (_, frame) => frameAtClock(anchor, (frame * 1001) / 30_000, NTSC));
  expect(due).toEqual(Array.from({ length: 500 }, (_, frame) => frame));
});

test('sound is taken up in the middle of a part, and silence is left out', () => {
  const source = { mediaPath: '/a.mp4', streamIndex: 1, startSeconds: 10, volume: 0.5 };
  const plan = {
    ...{ sampleRateHz: 48_000, channels: 2, totalSamples: 48_000 * 6 },
    parts: [
      { startSample: 0, endSample: 96_000, source },
      { startSample: 96_000, endSample: 144_000, source: null },
      { startSample: 144_000, endSample: 288_000, source: { ...source, startSeconds: 3 } },
    ],
  };
  expect(soundRuns(plan, 1.5, Infinity)).toEqual([
    { mediaPath: '/a.mp4', atSeconds: 1.5, endSeconds: 2, fileSeconds: 11.5, volume: 0.5 },
    { mediaPath: '/a.mp4', atSeconds: 3, endSeconds: 6, fileSeconds: 3, volume: 0.5 },
  ]);
});

test('cues are made ready around a frame, in parts that hold while it plays on', () => {
  const size = { widthPx: 1, heightPx: 1, rate: frameRate(25), totalFrames: 10_000 };
  expect([0, 249, 250, 9999].map((frame) => chunkAbout(frame, size))).toEqual([
    { startFrame: 0, endFrame: 500 },
    { startFrame: 0, endFrame: 500 },
    { startFrame: 0, endFrame: 750 },
    { startFrame: 9500, endFrame: 10_000 },
  ]);
});
