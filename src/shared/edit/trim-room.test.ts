import { expect, test } from 'vitest';
import { frameRate } from '../time.ts';
import type { EditClip } from './document.ts';
import { clipRoom, commonRoom, cueRoom, trimClips } from './trim-room.ts';

const rate = frameRate(25);
const span = (clip: Partial<EditClip>, start: number, end: number) => ({
  clip: { id: 'p1', media: 'a', ...clip },
  ...{ start, end },
});
/** Six seconds of the film, twelve of the source. */
const fast = span({ in: 1, out: 13, speed: 2 }, 10, 16);
const whole = span({ id: 'p2' }, 16, 20);

test("an edge of a cue goes to the film's start, to a frame before its other edge, or as far as it likes", () => {
  expect(cueRoom({ startFrame: 20, endFrame: 30 }, 'start')).toEqual({ leastFrames: -20, mostFrames: 9 });
  expect(cueRoom({ startFrame: 20, endFrame: 30 }, 'end')).toEqual({ leastFrames: -9, mostFrames: Infinity });
});

test('an edge of a clip goes as far as its source, at its speed', () => {
  const room = { rate, sourceSeconds: 14.01 };
  expect(clipRoom(fast, 'start', room)).toEqual({ leastFrames: -13, mostFrames: 149 });
  expect(clipRoom(fast, 'end', room)).toEqual({ leastFrames: -149, mostFrames: 13 });
  expect(clipRoom(whole, 'end', { rate, sourceSeconds: 4 })).toEqual({ leastFrames: -99, mostFrames: 0 });
  expect(clipRoom(whole, 'end', { rate, sourceSeconds: Infinity }).mostFrames).toBe(Infinity);
});

test('edges that are moved together go no further than the one with the least room', () => {
  const rooms = [
    { leastFrames: -5, mostFrames: Infinity },
    { leastFrames: -9, mostFrames: 3 },
  ];
  expect(commonRoom(rooms)).toEqual({ leastFrames: -5, mostFrames: 3 });
});

test('clips are trimmed by film frames, each in its own source', () => {
  const document = { timeline: [fast.clip, whole.clip] };
  const trimmed = (edge: 'start' | 'end', frames: number) =>
    trimClips(document, [fast, whole], { edge, frames, rate, sourceSecondsOf: () => 13.5 })['timeline'];
  expect(trimmed('end', 5)).toEqual([
    { ...fast.clip, out: 13.4 },
    { ...whole.clip, out: 4.2 },
  ]);
  expect(trimmed('start', 5)).toEqual([
    { ...fast.clip, in: 1.4 },
    { ...whole.clip, in: 0.2 },
  ]);
  expect(trimmed('end', 50)).toEqual([
    { ...fast.clip, out: 13.5 },
    { ...whole.clip, out: 6 },
  ]);
});
