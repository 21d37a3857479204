import type { BoxState } from '../../shared/motion/state.ts';
import type { StyleWriter } from './style-writer.ts';

/** CSS needs no more than a ten-thousandth of a pixel, and shorter numbers keep equal states equal as text. */
export function cssNumber(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

export function cssPx(value: number): string {
  return `${cssNumber(value)}px`;
}

/**
 * The transform of a box about its centre, always in the order translate, perspective, turn, rotate, skew, scale;
 * empty at rest, so that resting text is drawn without any transform.
 */
function transformOf(state: BoxState, restDegrees: number, perspectivePx: number): string {
  const parts: string[] = [];
  if (state.xPx !== 0 || state.yPx !== 0) parts.push(`translate(${cssPx(state.xPx)}, ${cssPx(state.yPx)})`);
  if (state.rotateX !== 0 || state.rotateY !== 0) {
    parts.push(`perspective(${cssPx(perspectivePx)})`);
    if (state.rotateX !== 0) parts.push(`rotateX(${cssNumber(state.rotateX)}deg)`);
    if (state.rotateY !== 0) parts.push(`rotateY(${cssNumber(state.rotateY)}deg)`);
  }
  const degrees = state.rotate + restDegrees;
  if (degrees !== 0) parts.push(`rotate(${cssNumber(degrees)}deg)`);
  if (state.skewX !== 0) parts.push(`skewX(${cssNumber(state.skewX)}deg)`);
  if (state.skewY !== 0) parts.push(`skewY(${cssNumber(state.skewY)}deg)`);
  if (state.scaleX !== 1 || state.scaleY !== 1)
    parts.push(`scale(${cssNumber(state.scaleX)}, ${cssNumber(state.scaleY)})`);
  return parts.join(' ');
}

/** What a box's transform starts from: its layout's rotation, and the eye's distance in stage pixels. */
export type RestingPose = { readonly degrees: number; readonly perspectivePx: number };

/** Opacity, transform and blur: what every kind of box shows in the same way. */
export function writeMotion(write: StyleWriter, state: BoxState, rest: RestingPose): void {
  write('opacity', state.opacity >= 1 ? '' : cssNumber(Math.max(0, state.opacity)));
  write('transform', transformOf(state, rest.degrees, rest.perspectivePx));
  write('filter', state.blurPx > 0 ? `blur(${cssPx(state.blurPx)})` : '');
}

/** By how much a state may enlarge lengths: never less than the true factor. */
export function largestScale(state: BoxState): number {
  const skew =
    Math.abs(Math.tan((state.skewX * Math.PI) / 180)) + Math.abs(Math.tan((state.skewY * Math.PI) / 180));
  // A box turned towards the eye grows; with our perspectives by less than half.
  const turn = state.rotateX !== 0 || state.rotateY !== 0 ? 1.5 : 1;
  return Math.max(Math.abs(state.scaleX), Math.abs(state.scaleY)) * (1 + skew) * turn;
}

/** How far a Gaussian of this CSS blur radius (its standard deviation) leaves visible ink. */
export function blurReachPx(blurPx: number): number {
  return 3 * blurPx;
}
