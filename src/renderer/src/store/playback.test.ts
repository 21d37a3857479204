import { expect, test } from 'vitest';
import { advanced, AT_START, atFrame, paced, PACES, playing, shuttled, withRangeEdge } from './playback.ts';
import { extended, selected, toggled } from './selection.ts';

const range = { startFrame: 10, endFrame: 20 };

test('the playhead stays within the film', () => {
  expect([-5, 3.4, 99].map((frame) => atFrame(AT_START, frame, 50).frame)).toEqual([0, 3, 49]);
});

test('J and L double in their way and turn round at single speed', () => {
  const speeds = ([1, 1, 1, 1, 1, -1, -1] as const).reduce(
    (all, way) => [...all, shuttled({ ...AT_START, speed: all.at(-1) ?? 0 }, way).speed],
    [0],
  );
  expect(speeds).toEqual([0, 1, 2, 4, 8, 8, -1, -2]);
});

test.each([
  [{ frame: 5, speed: 1 }, 3, { frame: 8, speed: 1 }],
  [{ frame: 48, speed: 2 }, 3, { frame: 49, speed: 0 }],
  [{ frame: 2, speed: -1 }, 3, { frame: 0, speed: 0 }],
  [{ frame: 19, speed: 1, isLooping: true, range }, 1, { frame: 10, speed: 1, isLooping: true, range }],
  [{ frame: 10, speed: -1, isLooping: true, range }, 1, { frame: 19, speed: -1, isLooping: true, range }],
])('from %j, %i frames later', (from, elapsed, to) => {
  expect(advanced({ ...AT_START, ...from }, elapsed, 50)).toEqual({ ...AT_START, ...to });
});

test('a range edge beyond the other opens the range', () => {
  const at = (frame: number) => ({ ...AT_START, frame, range });
  expect(withRangeEdge(at(15), 'in', 50).range).toEqual({ startFrame: 15, endFrame: 20 });
  expect(withRangeEdge(at(30), 'in', 50).range).toEqual({ startFrame: 30, endFrame: 50 });
  expect(withRangeEdge(at(5), 'out', 50).range).toEqual({ startFrame: 0, endFrame: 6 });
});

test('items are selected alone, one by one, or in a run from the first', () => {
  const order = ['a', 'b', 'c', 'd'];
  const one = selected('cues', ['b']);
  expect(toggled(one, 'cues', 'd')).toEqual({ kind: 'cues', ids: ['b', 'd'] });
  expect(toggled(one, 'cues', 'b')).toEqual({ kind: 'none', ids: [] });
  expect(toggled(one, 'clips', 'x')).toEqual({ kind: 'clips', ids: ['x'] });
  expect(extended(one, 'cues', 'd', order).ids).toEqual(['b', 'c', 'd']);
  expect(extended(one, 'cues', 'a', order).ids).toEqual(['b', 'a']);
});

test('a pace is what play begins with, and what a film that plays goes on with in its way', () => {
  const slow = paced(AT_START, 0.5);
  expect([slow.speed, playing(slow, true).speed]).toEqual([0, 0.5]);
  expect(paced({ ...slow, speed: -2 }, 0.25)).toEqual({ ...AT_START, pace: 0.25, speed: -0.25 });
});

test('at every pace the playhead goes exactly where the clock says', () => {
  for (const pace of PACES)
    for (const way of [1, -1])
      for (let frames = 1; frames < 400; frames += 1) {
        const speed = way * pace;
        const from = { ...AT_START, frame: 500, speed };
        const to = 500 + way * frames;
        expect([speed, advanced(from, (to - 500) / speed, 1000).frame]).toEqual([speed, to]);
      }
});
