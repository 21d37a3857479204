import { NO_CHANGE } from '../box-state.ts';
import type { Draw } from './animation.ts';

export function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

export function mix(from: number, to: number, ratio: number): number {
  return from + (to - from) * ratio;
}

/** 0 at both ends, 1 in the middle, without a corner at the ends: one beat of a loop. */
export function hill(progress: number): number {
  return Math.sin(Math.PI * clamp01(progress)) ** 2;
}

/** 0 at both ends and 1 in between, reached within a tenth: what a shaking movement is multiplied with. */
export function plateau(progress: number): number {
  return clamp01(Math.min(progress, 1 - progress) * 10);
}

/** An entrance's function, made to end exactly at rest whatever floating point says. */
export function entrance(draw: Draw): Draw {
  return (progress, context) => (progress === 1 ? NO_CHANGE : draw(progress, context));
}
