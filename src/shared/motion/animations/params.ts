import type { AnimationContext } from './animation.ts';

type Params = AnimationContext['params'];

/** A number the scenario gave, kept within its range, or the default. */
export function numberParam(
  params: Params,
  name: string,
  fallback: number,
  { min = -1e4, max = 1e4 } = {},
): number {
  const value = params[name];
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}

/** A text the scenario gave, or null where it is missing or empty. */
export function textParam(params: Params, name: string): string | null {
  const value = params[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** `strength`, 0-10: multiplies how far a built-in animation goes. Default 1. */
export function strengthOf(params: Params): number {
  return numberParam(params, 'strength', 1, { min: 0, max: 10 });
}

/** `cycles`, a whole number 1-240, so that loops close: repetitions within one progress. Default 1. */
export function cyclesOf(params: Params): number {
  return Math.round(numberParam(params, 'cycles', 1, { min: 1, max: 240 }));
}
