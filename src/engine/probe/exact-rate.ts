import { frameRate, type FrameRate, type TimeBase } from '../../shared/time.ts';
import { motionRate, sustainedPace } from './motion-rate.ts';
import { nearestFraction, simplestFraction } from './fraction.ts';

/** Rates in common use, for files whose header suggests none that fits. */
const COMMON_RATES: readonly FrameRate[] = [
  ...[24, 25, 30, 50, 60, 15, 10, 20, 12, 48, 90, 100, 120, 240].map((rate) => frameRate(rate)),
  ...[24, 30, 60, 120].map((rate) => frameRate(rate * 1000, 1001)),
  frameRate(25, 2),
];
const LARGEST_DENOMINATOR = 1001;
/** Gaps between frames that differ from the median by no more than this share belong to the same rate: phones waver so far. */
const USUAL_JITTER = 0.2;
/** A common rate this near, as a share, is meant. */
const NEAR = 0.01;
/** Where frames follow one another faster than the usual rate by more than this share, it would lose motion. */
const FASTER = 0.1;

export type MeasuredRate = { readonly rate: FrameRate; readonly isVariableRate: boolean };

/**
 * The rate of frames at these times (ticks, ascending). Constant where every time lies within one tick of a regular
 * grid (containers round), or within one millisecond (Matroska's rounding outlives a copy into mp4). Unless all gaps are
 * equal, a frame must last four times that, else a lost frame would pass for rounding.
 * Of the rates that fit the grid, the first of these is taken:
 * the gap itself, where all are equal and at least 100 ticks, so that rounding cannot hide another rate;
 * the header's, in the order given; a common rate; the simplest fraction.
 * Otherwise variable: the common rate nearest to how most frames follow one another, so that a recording at 25 that lost
 * frames makes a film at 25 and not at 1275/59; where none is near, or frames come faster than that, the rate that loses no
 * motion (`motionRate`); where that cannot be told, the average over the stream to a denominator of at most 1001.
 */
export function measureRate(
  ticks: readonly number[],
  timeBase: TimeBase,
  hints: readonly FrameRate[],
  lastDurationTicks: number,
): MeasuredRate {
  if (ticks.length < 2)
    return {
      rate: hints[0] ?? rateOfTicks(1, lastDurationTicks, timeBase) ?? frameRate(25),
      isVariableRate: false,
    };
  const gap = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  const isEven = gap > 0 && ticks.every((tick, index) => tick - (ticks[0] ?? 0) === index * gap);
  if (isEven && gap >= 100) return constant(exactRate(gap, timeBase));
  for (const tolerance of [1, timeBase.den / timeBase.num / 1000]) {
    const periods = tolerance >= 1 ? possiblePeriods(ticks, tolerance) : null;
    if (periods === null || (!isEven && periods.longest < 4 * tolerance)) continue;
    return constant(
      isEven ? evenRate(gap, periods, timeBase, hints) : rateOfPeriods(periods, timeBase, hints),
    );
  }
  const rate = usualRate(ticks, timeBase) ?? motionRate(ticks, timeBase) ?? average();
  return { rate, isVariableRate: true };

  function average(): FrameRate {
    const shownTicks = (ticks.at(-1) ?? 0) - (ticks[0] ?? 0);
    const frames = lastDurationTicks > 0 ? ticks.length : ticks.length - 1;
    return rateOfTicks(frames, shownTicks + lastDurationTicks, timeBase) ?? hints[0] ?? frameRate(25);
  }
}

/** The common rate whose frames last as long as most of these do; null where none is near. */
function usualRate(ticks: readonly number[], timeBase: TimeBase): FrameRate | null {
  const gaps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0));
  const median = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const usual = gaps.filter((gap) => Math.abs(gap - median) <= median * USUAL_JITTER);
  if (median <= 0 || usual.length * 2 <= gaps.length) return null;
  // lost frames counted in: over the whole stream the jitter of single frames is nothing, and 30 is told from 29.97
  const periods = gaps.reduce((sum, gap) => sum + Math.max(1, Math.round(gap / median)), 0);
  const gap = ((ticks.at(-1) ?? 0) - (ticks[0] ?? 0)) / periods;
  const distance = ({ num, den }: FrameRate) =>
    Math.abs((den * timeBase.den) / (num * timeBase.num) / gap - 1);
  const nearest = COMMON_RATES.reduce((best, rate) => (distance(rate) < distance(best) ? rate : best));
  const isKeptUp = sustainedPace(ticks, timeBase) <= (nearest.num / nearest.den) * (1 + FASTER);
  return distance(nearest) <= NEAR && isKeptUp ? nearest : null;
}

function constant(rate: FrameRate): MeasuredRate {
  return { rate, isVariableRate: false };
}

function exactRate(gap: number, timeBase: TimeBase): FrameRate {
  return frameRate(timeBase.den, timeBase.num * gap);
}

type Periods = { readonly shortest: number; readonly longest: number };

/** All gaps equal, but so few ticks that another rate may hide behind the rounding: a known rate, else the gap's. */
function evenRate(gap: number, periods: Periods, timeBase: TimeBase, hints: readonly FrameRate[]): FrameRate {
  return knownRate(periods, timeBase, hints) ?? exactRate(gap, timeBase);
}

/** The most likely rate whose frames last between two lengths, in ticks. */
function rateOfPeriods(periods: Periods, timeBase: TimeBase, hints: readonly FrameRate[]): FrameRate {
  const known = knownRate(periods, timeBase, hints);
  if (known) return known;
  const ticksPerSecond = timeBase.den / timeBase.num;
  const { num, den } = simplestFraction(ticksPerSecond / periods.longest, ticksPerSecond / periods.shortest);
  return frameRate(num, den);
}

function knownRate(periods: Periods, timeBase: TimeBase, hints: readonly FrameRate[]): FrameRate | undefined {
  return [...hints, ...COMMON_RATES].find(({ num, den }) => {
    const period = (den * timeBase.den) / (num * timeBase.num);
    return period >= periods.shortest && period <= periods.longest;
  });
}

/**
 * The lengths of a frame, in ticks, for which every time is within `tolerance` ticks of `index × length` from the
 * first; null where there is none. A millionth of a tick is allowed for the arithmetic in doubles.
 */
function possiblePeriods(ticks: readonly number[], tolerance: number): Periods | null {
  const first = ticks[0] ?? 0;
  let [shortest, longest] = [0, Infinity];
  for (let index = 1; index < ticks.length; index += 1) {
    const passed = (ticks[index] ?? first) - first;
    shortest = Math.max(shortest, (passed - tolerance - 1e-6) / index);
    longest = Math.min(longest, (passed + tolerance + 1e-6) / index);
  }
  return shortest <= longest && shortest > 0 ? { shortest, longest } : null;
}

function rateOfTicks(frames: number, ticks: number, timeBase: TimeBase): FrameRate | null {
  if (frames <= 0 || ticks <= 0) return null;
  const { num, den } = nearestFraction((frames * timeBase.den) / (ticks * timeBase.num), LARGEST_DENOMINATOR);
  return num > 0
    ? frameRate(num, den)
    : frameRate(1, Math.max(1, Math.round((ticks * timeBase.num) / (frames * timeBase.den))));
}
