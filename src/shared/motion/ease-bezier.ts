import type { Ease } from '../stage-film.ts';

/** Largest error of the curve's parameter. */
const PRECISION = 1e-7;

/** One coordinate of a cubic Bézier curve from 0 to 1 with control values `first` and `second`. */
function bezier(first: number, second: number, parameter: number): number {
  const rest = 1 - parameter;
  return 3 * rest * rest * parameter * first + 3 * rest * parameter * parameter * second + parameter ** 3;
}

/**
 * CSS `cubic-bezier(x1, y1, x2, y2)` at progress 0-1. x1 and x2 are clamped to 0-1 as CSS demands, so x grows with the
 * parameter and halving always finds it; 24 halvings are quick enough, and unlike Newton's steps never go astray.
 */
export function cubicBezierAt(ease: Extract<Ease, { kind: 'cubic-bezier' }>, progress: number): number {
  const x1 = Math.min(1, Math.max(0, ease.x1));
  const x2 = Math.min(1, Math.max(0, ease.x2));
  let [low, high] = [0, 1];
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (bezier(x1, x2, middle) < progress) low = middle;
    else high = middle;
  }
  return bezier(ease.y1, ease.y2, (low + high) / 2);
}
