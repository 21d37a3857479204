import { expect, test } from 'vitest';
import { frameRate } from '../../../../shared/time.ts';
import { chunkAbout } from './cue-chunk.ts';
import { frameAtClock, frameHeard, soundEdgeSeconds } from './play-clock.ts';
import { filmSeconds, soundRuns, soundWindows, startOf } from './sound-schedule.ts';

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
  const source = {
    mediaPath: '/a.mp4',
    container: 'mov,mp4',
    isCutShort: false,
    streamIndex: 1,
    startSeconds: 10,
    volume: 0.5,
  };
  const plan = {
    ...{ sampleRateHz: 48_000, channels: 2, totalSamples: 48_000 * 6 },
    parts: [
      { startSample: 0, endSample: 96_000, source },
      { startSample: 96_000, endSample: 144_000, source: null },
      { startSample: 144_000, endSample: 288_000, source: { ...source, startSeconds: 3 } },
    ],
  };
  expect(soundRuns(plan, 1.5, 1)).toEqual([
    { mediaPath: '/a.mp4', atSeconds: 1.5, endSeconds: 2, fileSeconds: 11.5, volume: 0.5 },
    { mediaPath: '/a.mp4', atSeconds: 3, endSeconds: 6, fileSeconds: 3, volume: 0.5 },
  ]);
});

test('backwards the runs come from the last, each as far as the place it began at', () => {
  const source = {
    mediaPath: '/a.mp4',
    container: 'mov,mp4',
    isCutShort: false,
    streamIndex: 1,
    startSeconds: 10,
    volume: 1,
  };
  const plan = {
    ...{ sampleRateHz: 48_000, channels: 2, totalSamples: 48_000 * 4 },
    parts: [
      { startSample: 0, endSample: 96_000, source },
      { startSample: 96_000, endSample: 192_000, source: { ...source, startSeconds: 3 } },
    ],
  };
  expect(
    soundRuns(plan, 3, -2).map(({ atSeconds, endSeconds, fileSeconds }) => [
      atSeconds,
      endSeconds,
      fileSeconds,
    ]),
  ).toEqual([
    [2, 3, 3],
    [0, 2, 10],
  ]);
});

test('the sound of every frame is heard while it is shown, either way', () => {
  for (const speed of [1, 2, 4, -1, -2, -4])
    for (let frame = 0; frame < 2000; frame += 7) {
      const edge = soundEdgeSeconds(frame, speed, NTSC);
      const within = edge + (Math.sign(speed) * 0.9 * 1001) / 30_000;
      expect([frameHeard(edge, speed, NTSC), frameHeard(within, speed, NTSC)]).toEqual([frame, frame]);
    }
});

test('a piece is started where its sound is due, cut to its run, and taken up in its middle when it is late', () => {
  const piece = { startSeconds: 4, endSeconds: 6 };
  const forward = { fromSeconds: 2, zeroSeconds: 100, speed: 2 };
  const back = { fromSeconds: 8, zeroSeconds: 100, speed: -2 };
  const all = { startSeconds: 0, endSeconds: 10 };
  expect([
    startOf(piece, all, forward, 0),
    startOf(piece, { startSeconds: 4.5, endSeconds: 5.5 }, forward, 0),
    startOf(piece, all, back, 0),
    startOf(piece, { startSeconds: 4.5, endSeconds: 5.5 }, back, 0),
    startOf(piece, all, back, 101.5),
    startOf(piece, all, forward, 102),
    startOf(piece, { startSeconds: 6, endSeconds: 7 }, forward, 0),
  ]).toEqual([
    { atSeconds: 101, offsetSeconds: 0, lengthSeconds: 2 },
    { atSeconds: 101.25, offsetSeconds: 0.5, lengthSeconds: 1 },
    { atSeconds: 101, offsetSeconds: 0, lengthSeconds: 2 },
    { atSeconds: 101.25, offsetSeconds: 0.5, lengthSeconds: 1 },
    { atSeconds: 101.5, offsetSeconds: 1, lengthSeconds: 1 },
    null,
    null,
  ]);
  expect([filmSeconds(101, forward), filmSeconds(101, back)]).toEqual([4, 6]);
});

test('a run is decoded in windows that follow each other in the order they are heard, the first one short', () => {
  const run = { atSeconds: 1, endSeconds: 5 };
  const windows = (speed: number) =>
    [...soundWindows(run, speed)].map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]);
  expect(windows(2)).toEqual([
    [1, 1.5],
    [1.5, 3.5],
    [3.5, 5],
  ]);
  expect(windows(-2)).toEqual([
    [4.5, 5],
    [2.5, 4.5],
    [1, 2.5],
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
