import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { frameRate, type FrameRate } from '../../shared/time.ts';
import { nearestFraction, simplestFraction } from './fraction.ts';
import { measureRate } from './exact-rate.ts';

/** Frame times as a container writes them: rounded to its ticks. */
function ticksAt(
  { num, den }: FrameRate,
  timeBase: { num: number; den: number },
  count: number,
  first = 0,
): number[] {
  return Array.from(
    { length: count },
    (_, index) => first + Math.round((index * den * timeBase.den) / (num * timeBase.num)),
  );
}

const rates = [
  frameRate(25, 2),
  frameRate(179, 6),
  frameRate(30000, 1001),
  frameRate(60),
  frameRate(24000, 1001),
  frameRate(25),
];
const timeBases = [1000, 90_000, 11_456, 30_000, 600, 1_000_000_000].map((den) => ({ num: 1, den }));

test.each(rates.flatMap((rate) => timeBases.map((timeBase) => ({ rate, timeBase }))))(
  '$rate.num/$rate.den is read exactly from ticks of 1/$timeBase.den s, with the header',
  ({ rate, timeBase }) => {
    expect(measureRate(ticksAt(rate, timeBase, 400, 77), timeBase, [rate], 0)).toEqual({
      rate,
      isVariableRate: false,
    });
  },
);

test('common rates are told apart without a header, given enough frames', () => {
  const timeBase = { num: 1, den: 1000 };
  for (const rate of [frameRate(30000, 1001), frameRate(30), frameRate(24000, 1001), frameRate(60000, 1001)])
    expect(measureRate(ticksAt(rate, timeBase, 4000), timeBase, [], 33)).toEqual({
      rate,
      isVariableRate: false,
    });
});

test('a header that does not fit the times is not believed', () => {
  const timeBase = { num: 1, den: 12_800 };
  expect(
    measureRate(ticksAt(frameRate(25), timeBase, 50), timeBase, [frameRate(30), frameRate(90_000)], 512),
  ).toEqual({
    rate: frameRate(25),
    isVariableRate: false,
  });
});

test('an uncommon rate without a header is the simplest fraction that fits', () => {
  const timeBase = { num: 1, den: 90_000 };
  expect(measureRate(ticksAt(frameRate(179, 6), timeBase, 2000), timeBase, [], 3016).rate).toEqual(
    frameRate(179, 6),
  );
});

test('milliseconds copied into a finer clock are still a constant rate', () => {
  const milliseconds = ticksAt(frameRate(30), { num: 1, den: 1000 }, 90);
  const copied = milliseconds.map((tick) => tick * 16);
  expect(measureRate(copied, { num: 1, den: 16_000 }, [frameRate(30)], 528)).toEqual({
    rate: frameRate(30),
    isVariableRate: false,
  });
});

test('one lost frame makes the rate variable, in coarse clocks too', () => {
  expect(measureRate([0, 1, 2, 4, 5], { num: 1, den: 25 }, [frameRate(25)], 1)).toEqual({
    rate: frameRate(25),
    isVariableRate: true,
  });
  expect(measureRate([0, 40, 80, 160, 200], { num: 1, den: 1000 }, [frameRate(25)], 40).isVariableRate).toBe(
    true,
  );
});

test('a variable rate is the common one at which most frames follow one another', () => {
  const timeBase = { num: 1, den: 90_000 };
  const random = seededRandom(7);
  /** A telephone's frames: each up to 2 ms early or late, every tenth lost. */
  const phone = (rate: FrameRate) =>
    Array.from({ length: 300 }, (_, index) => (index * 90_000 * rate.den) / rate.num + 360 * (random() - 0.5))
      .filter((_, index) => index % 10 !== 5)
      .map(Math.round);
  for (const rate of [frameRate(30), frameRate(30000, 1001), frameRate(25), frameRate(60)])
    expect(measureRate(phone(rate), timeBase, [frameRate(90_000)], 3000)).toEqual({
      rate,
      isVariableRate: true,
    });
});

test('a rate that is different everywhere is what its fast parts need; of few frames, the average', () => {
  const slowing = (length: number) => Array.from({ length }, (_, index) => index * (40 + index));
  expect(measureRate(slowing(40), { num: 1, den: 1000 }, [], 119).rate).toEqual(frameRate(24));
  // 8 frames in 0.4 s
  expect(measureRate(slowing(8), { num: 1, den: 1000 }, [], 71)).toEqual({
    rate: frameRate(20),
    isVariableRate: true,
  });
});

test('one frame takes the header’s rate, else that of its length, else 25', () => {
  const timeBase = { num: 1, den: 1000 };
  expect(measureRate([0], timeBase, [frameRate(30)], 40).rate).toEqual(frameRate(30));
  expect(measureRate([0], timeBase, [], 40).rate).toEqual(frameRate(25));
  expect(measureRate([], timeBase, [], 0).rate).toEqual(frameRate(25));
});

test('fractions', () => {
  expect(simplestFraction(29.83, 29.8334)).toEqual({ num: 179, den: 6 });
  expect(simplestFraction(24.5, 25.5)).toEqual({ num: 25, den: 1 });
  expect(nearestFraction(29.97002997, 1001)).toEqual({ num: 30000, den: 1001 });
  expect(nearestFraction(25, 1001)).toEqual({ num: 25, den: 1 });
  expect(() => simplestFraction(2, 1)).toThrow(RangeError);
});
