import { expect, test } from 'vitest';
import type { ProbedMedia } from '../media.ts';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { frameRate } from '../time.ts';
import { filmShape } from './film-shape.ts';
import { testMedia, testScenario } from '../../../test/helpers/test-plan-input.ts';

const media = new Map([
  ['car', testMedia('/car.mp4', frameRate(25, 2), 377, { video: { widthPx: 767, heightPx: 433 } })],
  ['bottle', testMedia('/bottle.mp4', frameRate(179, 6), 1189)],
  [
    'sound',
    {
      ...testMedia('/a.wav', frameRate(25), 1),
      info: { path: '/a.wav', kind: 'audio' },
    } as unknown as ProbedMedia,
  ],
]);
const sources = { car: { src: 'car.mp4' }, bottle: { src: 'bottle.mp4' }, sound: { src: 'a.wav' } };
const shape = (document: object): ReturnType<typeof filmShape> =>
  filmShape(testScenario({ media: sources, ...document }), media);

test('a film of one whole clip has its size (even), rate and frames', () => {
  const { clips, ...film } = shape({ timeline: [{ media: 'car' }] });
  expect(film).toEqual({ widthPx: 768, heightPx: 434, rate: frameRate(25, 2), totalFrames: 377 });
  expect(clips.map(({ startFrame, endFrame, inSeconds }) => ({ startFrame, endFrame, inSeconds }))).toEqual([
    { startFrame: 0, endFrame: 377, inSeconds: 0 },
  ]);
  expect(shape({ timeline: [{ media: 'bottle' }] }).totalFrames).toBe(1189);
});

test('clip bounds are rounded sums, not sums of rounded lengths', () => {
  const random = seededRandom(5);
  const lengths = Array.from({ length: 200 }, () => Math.round(random() * 900 + 100) / 1000);
  const timeline = lengths.map((length) => ({ media: 'bottle', in: 1, out: 1 + length }));
  const { clips, totalFrames } = shape({ stage: { frameRate: '30000/1001' }, timeline });
  let milliseconds = 0;
  const ends = lengths.map((length) => {
    milliseconds += Math.round(length * 1000);
    return Math.round((milliseconds * 30) / 1001);
  });
  expect(clips.map((clip) => clip.endFrame)).toEqual(ends);
  expect(clips.map((clip) => clip.startFrame)).toEqual([0, ...ends.slice(0, -1)]);
  expect(totalFrames).toBe(ends.at(-1));
});

test('an end rounded by hand is the end', () => {
  expect(shape({ timeline: [{ media: 'car', out: 30.2 }] }).totalFrames).toBe(377);
});

const problemsOf = (document: object): unknown => {
  try {
    shape(document);
    return null;
  } catch (error) {
    const { code, details } = error as { code: string; details: { problems?: { path: string }[] } };
    return details.problems ? details.problems.map(({ path }) => path) : code;
  }
};

test('every problem is listed with its path', () => {
  const timeline = [
    { media: 'car', in: 31 },
    { media: 'car', out: 30.3 },
    { media: 'car', in: 2, out: 1 },
  ];
  expect(problemsOf({ timeline })).toEqual(['timeline[0].in', 'timeline[1].out', 'timeline[2].out']);
  expect(problemsOf({})).toEqual(['stage.width', 'stage.height', 'stage.frameRate', 'stage.duration']);
  expect(problemsOf({ timeline: [{ media: 'sound' }] })).toBe('media.unsupported');
  expect(problemsOf({ stage: { frameRate: 25 }, timeline: [{ media: 'car', out: 0.001 }] })).toEqual([
    'timeline',
  ]);
});

test('a film without a timeline lasts as long as its stage', () => {
  const stage = { width: 640, height: 360, frameRate: '30000/1001', duration: 10 };
  expect(shape({ stage })).toEqual({
    ...{ widthPx: 640, heightPx: 360, rate: frameRate(30000, 1001), totalFrames: 300, clips: [] },
  });
});
