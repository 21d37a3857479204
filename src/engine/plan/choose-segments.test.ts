import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { frameRate, type FrameSpan } from '../../shared/time.ts';
import { chooseSegments, type SegmentWishes } from './choose-segments.ts';

function wishes(frames: number, change: Partial<SegmentWishes> = {}): SegmentWishes {
  return {
    ...{ span: { startFrame: 0, endFrame: frames }, rate: frameRate(25), count: null },
    ...{ overlaySpans: [], keyFrames: new Set<number>(), cuts: new Set<number>() },
    ...change,
  };
}
const lengths = (runs: readonly FrameSpan[]): number[] => runs.map((run) => run.endFrame - run.startFrame);
const bounds = (runs: readonly FrameSpan[]): number[] => runs.slice(1).map((run) => run.startFrame);

test('segments cover any film exactly once', () => {
  const random = seededRandom(1);
  const rates = [frameRate(25, 2), frameRate(179, 6), frameRate(30000, 1001), frameRate(60)];
  for (let trial = 0; trial < 300; trial += 1) {
    const startFrame = Math.floor(random() * 50);
    const endFrame = startFrame + 1 + Math.floor(random() ** 3 * 20_000);
    const overlaySpans = Array.from({ length: 20 }, (_, index) => {
      const from = startFrame + index * Math.ceil((endFrame - startFrame) / 20);
      return { startFrame: from, endFrame: from + 1 + Math.floor((random() * (endFrame - startFrame)) / 25) };
    });
    const runs = chooseSegments({
      ...wishes(1, { overlaySpans }),
      span: { startFrame, endFrame },
      rate: rates[trial % rates.length] ?? frameRate(25),
      count: random() < 0.3 ? 1 + Math.floor(random() * 60) : null,
      keyFrames: new Set(Array.from({ length: 100 }, () => Math.floor(random() * endFrame))),
    });
    expect(runs[0]?.startFrame).toBe(startFrame);
    expect(runs.at(-1)?.endFrame).toBe(endFrame);
    expect(Math.min(...lengths(runs))).toBeGreaterThan(0);
    expect(bounds(runs)).toEqual(runs.slice(0, -1).map((run) => run.endFrame));
  }
});

test('the number asked for is given, in near-equal lengths, up to one for each frame', () => {
  expect(lengths(chooseSegments(wishes(100, { count: 7 })))).toEqual([14, 14, 14, 15, 14, 14, 15]);
  expect(lengths(chooseSegments(wishes(3, { count: 9 })))).toEqual([1, 1, 1]);
});

test.each([
  [1, 1],
  [7, 1],
  [8, 2],
  [20, 4],
  [30, 6],
  [60, 12],
  [120, 16],
  [600, 48],
])('%i s are %i segments, on any machine', (seconds, count) => {
  expect(chooseSegments(wishes(seconds * 25)).length).toBe(count);
});

test('a run of many cuts is divided at every sixteenth of them, and nothing else moves', () => {
  const cuts = new Set(Array.from({ length: 50 }, (_, index) => 130 + 2 * index));
  expect(bounds(chooseSegments(wishes(500, { cuts })))).toEqual([125, 160, 192, 224, 228, 334]);
  const few = new Set([...cuts].filter((_, index) => index % 4 === 0));
  expect(bounds(chooseSegments(wishes(500, { cuts: few })))).toEqual([125, 226, 334]);
  expect(bounds(chooseSegments(wishes(500, { cuts, count: 1 })))).toEqual([160, 192, 224]);
});

test('no run shows more than sixteen clips, wherever cuts fall', () => {
  const random = seededRandom(7);
  for (let trial = 0; trial < 200; trial += 1) {
    const frames = 1 + Math.floor(random() * 2000);
    const cuts = new Set(Array.from({ length: 400 }, () => Math.floor(random() * frames)));
    const count = random() < 0.5 ? null : 1 + Math.floor(random() * 9);
    const clips = chooseSegments(wishes(frames, { cuts, count })).map(
      ({ startFrame, endFrame }) => 1 + [...cuts].filter((cut) => cut > startFrame && cut < endFrame).length,
    );
    expect(Math.max(...clips)).toBeLessThanOrEqual(16);
  }
});

test('lines stand every 5 s in the first minute and every 15 s from there on', () => {
  const seconds = bounds(chooseSegments(wishes(100 * 25))).map((frame) => frame / 25);
  expect(seconds).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 75, 90]);
});

test('a dense line gets no bound where the decoder would start far before it, a line of 15 s always does', () => {
  const keyFrames = new Set([0, 250, 500, 750]); // every 10 s, as encoders write them by default
  expect(bounds(chooseSegments(wishes(1000, { keyFrames })))).toEqual([250, 334, 500, 750]);
  const onlyOne = bounds(chooseSegments(wishes(1000, { keyFrames: new Set([0]) })));
  expect(onlyOne.length).toBe(2);
  for (const [index, bound] of onlyOne.entries())
    expect(Math.abs(bound - 375 * (index + 1))).toBeLessThanOrEqual(41);
});

describe('a bound', () => {
  // two segments; the only line stands at 125 and its window reaches 41 frames to either side
  const FRAMES = 200;
  const boundOf = (change: Partial<SegmentWishes>) => bounds(chooseSegments(wishes(FRAMES, change)));

  test('stays on its line where nothing speaks against it', () => {
    expect(boundOf({})).toEqual([125]);
  });

  test('goes to a key frame, so that nothing is decoded for nothing', () => {
    expect(boundOf({ keyFrames: new Set([0, 80, 150]) })).toEqual([150]);
    expect(boundOf({ keyFrames: new Set([0, 115, 150]) })).toEqual([115]);
  });

  test('goes to a cut as to a key frame: another source begins there', () => {
    expect(boundOf({ keyFrames: new Set([0]), cuts: new Set([140]) })).toEqual([140]);
  });

  test('goes to a pause between captions, so that no picture is drawn twice', () => {
    const overlaySpans = [
      { startFrame: 90, endFrame: 137 },
      { startFrame: 139, endFrame: 180 },
    ];
    const keyFrames = new Set(Array.from({ length: 80 }, (_, index) => index * 10));
    expect(boundOf({ overlaySpans, keyFrames })).toEqual([137]);
  });
});

describe('bounds stay where they are', () => {
  const TEN_MINUTES = 15_000;
  const random = seededRandom(7);
  const cues = Array.from({ length: 300 }, (_, index) => ({
    startFrame: index * 50,
    endFrame: index * 50 + 20 + Math.floor(random() * 28),
  }));
  const film = (change: Partial<SegmentWishes> = {}) =>
    bounds(chooseSegments(wishes(TEN_MINUTES, { overlaySpans: cues, ...change })));
  const before = film();

  test('when a cue is edited, but for those next to it', () => {
    for (const edited of [3, 70, 150, 299]) {
      const overlaySpans = cues.map((cue, index) =>
        index === edited ? { ...cue, endFrame: cue.startFrame + 5 } : cue,
      );
      const moved = before.filter((bound, index) => film({ overlaySpans })[index] !== bound);
      expect(moved.length).toBeLessThanOrEqual(1);
      for (const bound of moved) expect(Math.abs(bound - edited * 50)).toBeLessThan(15 * 25);
    }
  });

  test('when anything is put behind the film, or taken off its end', () => {
    for (let frames = 100; frames < TEN_MINUTES; frames += 1 + Math.floor(random() * 700)) {
      const shorter = film({ span: { startFrame: 0, endFrame: frames } });
      expect(shorter).toEqual(before.slice(0, shorter.length));
    }
  });

  test('when a range is rendered, for the runs that lie within it', () => {
    const range = film({ span: { startFrame: 2000, endFrame: 9000 } });
    expect(before).toEqual(expect.arrayContaining(range));
  });
});
