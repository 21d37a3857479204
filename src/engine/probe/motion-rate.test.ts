import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { frameRate } from '../../shared/time.ts';
import { measureRate } from './exact-rate.ts';
import { framesLost, motionRate } from './motion-rate.ts';

const MS = { num: 1, den: 1000 };

/** Times whose gaps are these, one after the other. */
function timesOf(gaps: readonly number[]): number[] {
  let time = 0;
  return [0, ...gaps.map((gap) => (time += gap))];
}

const repeated = (times: number, ...gaps: readonly number[]) =>
  Array.from({ length: times }, () => gaps).flat();

test('bursts of frames 25 ms apart make a film at 50, however long the pauses are', () => {
  const bursts = repeated(6, ...repeated(20, 25), 2600);
  expect(measureRate(timesOf(bursts), MS, [frameRate(90_000)], 25)).toEqual({
    ...{ rate: frameRate(50), isVariableRate: true },
  });
});

test('frames 33 to 35 ms apart, with pauses, make a film at 30', () => {
  const clip = repeated(8, ...repeated(10, 33, 35, 34, 33), 520);
  expect(measureRate(timesOf(clip), MS, [], 33)).toEqual({ rate: frameRate(30), isVariableRate: true });
});

test('a slide show is a film at 24', () => {
  expect(measureRate(timesOf(repeated(5, 900, 2100, 400, 1300)), MS, [], 900).rate).toEqual(frameRate(24));
});

test('half at 30 and half at 60 frames a second is a film at 60', () => {
  const clip = timesOf([...repeated(40, 33, 34, 33), ...repeated(40, 17, 16, 17)]);
  expect(measureRate(clip, MS, [frameRate(45)], 17).rate).toEqual(frameRate(60));
});

test('a few frames at once do not make a film fast', () => {
  const clip = timesOf([...repeated(9, 1), ...repeated(60, 40, 47, 60, 33)]);
  expect(measureRate(clip, MS, [], 40).rate).toEqual(frameRate(25));
});

test('too few frames to tell, or all at once, have no such rate', () => {
  expect([motionRate(timesOf([40, 90]), MS), motionRate(timesOf(repeated(30, 1)), MS)]).toEqual([null, null]);
});

test.each(Array.from({ length: 200 }, (_, seed) => seed))(
  'whatever the pace, pauses and jitter, hardly a frame is lost and the film is not much faster (seed %i)',
  (seed) => {
    const random = seededRandom(seed);
    const pace = 5 + random() * 110;
    const jitter = random() * 0.25; // of a gap, to both sides
    const gaps = Array.from({ length: 300 }, () => {
      const gap = 1000 / pace;
      return random() < 0.05 ? gap * (2 + random() * 20) : gap * (1 + jitter * (2 * random() - 1));
    });
    const ticks = timesOf(gaps).map((time) => Math.round(time * 90));
    const timeBase = { num: 1, den: 90_000 };
    const { rate } = measureRate(ticks, timeBase, [], Math.round(90_000 / pace));
    const fps = rate.num / rate.den;
    const lost = framesLost(ticks, timeBase, rate) / ticks.length;
    expect({ seed, fps, pace, lost }).toEqual({
      ...{ seed, pace, lost: expect.toSatisfy((share: number) => share <= 0.08) as number },
      fps: expect.toSatisfy(
        (found: number) => found >= pace * 0.95 && found <= Math.max(24, pace * 2.3),
      ) as number,
    });
  },
);
