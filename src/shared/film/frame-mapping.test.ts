import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { frameRate } from '../time.ts';
import { clipFrameOf, sourceFrameAt, sourceFramesOf, type FrameMapping } from './frame-mapping.ts';
import { mapSource, tickAt } from './map-source.ts';
import { roundedQuotient, scaledRounded } from './round-fraction.ts';

test('halves are rounded away from zero, as ffmpeg’s fps filter does', () => {
  expect([5, 3, 1, -1, -3, -5].map((half) => roundedQuotient(half, 2))).toEqual([3, 2, 1, -1, -2, -3]);
  expect([4, -4, 0].map((whole) => roundedQuotient(whole, 4))).toEqual([1, -1, 0]);
});

test('products beyond 2^53 stay exact', () => {
  expect(scaledRounded(86_400_000_000_000, 30_000, 1001 * 1_000_000_000)).toBe(2_589_411);
  expect(scaledRounded(-9_007_199_254_740_991, 3, 3)).toBe(-9_007_199_254_740_991);
});

/** The rule of SourcePart, word for word, with big integers and no searching. */
function reference({ ticks, timeBase, zeroTick, rate }: FrameMapping, clipFrame: number): number {
  const belongs = (tick: number): bigint => {
    const top = BigInt(tick - zeroTick) * BigInt(timeBase.num * rate.num);
    const bottom = BigInt(timeBase.den * rate.den);
    const size = (2n * (top < 0n ? -top : top) + bottom) / (2n * bottom);
    return top < 0n ? -size : size;
  };
  let shown = 0;
  for (const [index, tick] of ticks.entries()) if (belongs(tick) <= BigInt(clipFrame)) shown = index;
  return shown;
}

const rates = [frameRate(25, 2), frameRate(179, 6), frameRate(30000, 1001), frameRate(60), frameRate(25)];
const timeBases = [1000, 90_000, 600, 25, 1_000_000_000];

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'mapping of a random table %i follows the rule',
  (seed) => {
    const random = seededRandom(seed);
    const den = timeBases[Math.floor(random() * timeBases.length)] ?? 1000;
    const rate = rates[Math.floor(random() * rates.length)] ?? frameRate(25);
    let tick = Math.floor((random() - 0.5) * den);
    const ticks = Array.from({ length: 60 }, () => (tick += Math.ceil(random() * 0.1 * den)));
    const zeroTick = (ticks[0] ?? 0) + Math.floor((random() - 0.3) * den);
    const mapping: FrameMapping = { ticks, timeBase: { num: 1, den }, zeroTick, rate };
    const frames = Array.from({ length: 150 }, (_, index) => index);
    const expected = frames.map((frame) => reference(mapping, frame));
    expect(frames.map((frame) => sourceFrameAt(mapping, frame))).toEqual(expected);
    expect(sourceFramesOf(mapping, 0, 150)).toEqual(expected);

    // Any run, told as a SourcePart, shows the same: lead, mapped, hold.
    for (let run = 0; run < 20; run += 1) {
      const first = Math.floor(random() * 149);
      const end = first + 1 + Math.floor(random() * (150 - first - 1));
      const part = mapSource(mapping, first, end);
      const own = {
        ...mapping,
        zeroTick: part.zeroTick,
        ticks: ticks.filter((time) => time >= part.seekTick),
      };
      const shown = sourceFramesOf(own, part.firstClipFrame, part.endClipFrame).map(
        (index) => own.ticks[index],
      );
      expect(shown).toEqual(expected.slice(first, end).map((index) => ticks[index]));
      expect(part.endClipFrame - part.firstClipFrame).toBe(end - first);
      expect(part.remainingFrames).toBe(own.ticks.length);
      const mapped = end - first - part.leadFrames - part.holdFrames;
      expect(mapped).toBeGreaterThan(0); // the decoder always has a frame to give
      const begins = clipFrameOf(own.ticks[0] ?? 0, own);
      if (part.leadFrames > 0) expect(begins).toBe(part.firstClipFrame + part.leadFrames);
      if (part.holdFrames > 0)
        expect(clipFrameOf(ticks.at(-1) ?? 0, own)).toBe(part.endClipFrame - 1 - part.holdFrames);
    }
  },
);

test.each(rates)('a constant source at the film’s own rate $num/$den shows each frame once', (rate) => {
  for (const den of [1000, 90_000, rate.num]) {
    const ticks = Array.from(
      { length: 500 },
      (_, index) => 23 + Math.round((index * rate.den * den) / rate.num),
    );
    const mapping = { ticks, timeBase: { num: 1, den }, zeroTick: 23, rate };
    expect(sourceFramesOf(mapping, 0, 500)).toEqual(ticks.map((_, index) => index));
  }
});

test('times are the nearest tick', () => {
  expect(tickAt(1.4670444444444444, 0, { num: 1, den: 90_000 })).toBe(132_034);
  expect(tickAt(0.023, 2, { num: 1, den: 1000 })).toBe(2023);
  expect(tickAt(0, 0.5, { num: 1001, den: 30_000 })).toBe(15);
});
