import { frameRate, type FrameRate, type TimeBase } from '../../shared/time.ts';

/** Rates that films are made at. */
const FILM_RATES: readonly FrameRate[] = [24, 25, 30, 50, 60, 100, 120, 240].map((rate) => frameRate(rate));
/** A pace is sustained over so many frames: fewer, close together, are jitter and not motion. */
const SUSTAINED_FRAMES = 8;
/** One in so many runs may be faster: what a recorder flushes at its start or after a pause. */
const FASTER_RUNS = 20;
/** Clocks of milliseconds and jitter make a pace seem faster by this share. */
const TOLERANCE = 0.02;
/** A rate may be so many times the pace, so that frames that come unevenly have film frames of their own. */
const MOST_TIMES_PACE = 2;
/** One frame in so many may fall on another's film frame. */
const SPARED_FRAMES = 20;

/**
 * How fast frames at these times (ticks, ascending) follow one another where they are fast, in frames a second: the pace of
 * nearly the fastest runs of eight. 0 where there are too few frames to tell.
 */
export function sustainedPace(ticks: readonly number[], { num, den }: TimeBase): number {
  const paces = ticks
    .slice(SUSTAINED_FRAMES)
    .map((tick, index) => (SUSTAINED_FRAMES * den) / ((tick - (ticks[index] ?? 0)) * num))
    .toSorted((a, b) => b - a);
  return paces[Math.floor(paces.length / FASTER_RUNS)] ?? 0;
}

/**
 * The rate of a film that loses no motion of a source without a constant rate, from 24 to 240 frames a second: the lowest of
 * the usual ones that is no slower than the sustained pace, and at which hardly two frames fall on one film frame. Where they
 * come so unevenly that this would take more than twice the pace, the lowest that keeps up with it. Null where the pace cannot be
 * told, or is too fast for any film.
 */
export function motionRate(ticks: readonly number[], timeBase: TimeBase): FrameRate | null {
  const pace = sustainedPace(ticks, timeBase);
  if (pace === 0) return null;
  const enough = FILM_RATES.filter(({ num }) => num >= pace * (1 - TOLERANCE));
  const within = enough.filter(({ num }) => num <= pace * MOST_TIMES_PACE);
  const most = Math.floor(ticks.length / SPARED_FRAMES);
  return within.find((rate) => framesLost(ticks, timeBase, rate) <= most) ?? enough[0] ?? null;
}

/** How many of the frames fall on the same film frame as the one before, in a film that begins with the first. */
export function framesLost(ticks: readonly number[], timeBase: TimeBase, rate: FrameRate): number {
  const perTick = (timeBase.num * rate.num) / (timeBase.den * rate.den);
  const frameOf = (tick: number) => Math.round((tick - (ticks[0] ?? 0)) * perTick);
  return ticks.filter((tick, index) => index > 0 && frameOf(tick) === frameOf(ticks[index - 1] ?? 0)).length;
}
