import { REST, type BoxState } from './state.ts';

/** What one animation changes; properties it leaves out stay as they are. */
export type BoxChange = Partial<BoxState>;

/** No change at all. Compared by identity to skip work. */
export const NO_CHANGE: BoxChange = {};

/**
 * A state with one more change on top: opacity and scales multiply, offsets and angles add, blur, glow and colour
 * fringes keep the larger, and of everything else the last one wins.
 */
export function combine(base: BoxState, change: BoxChange): BoxState {
  if (change === NO_CHANGE) return base;
  const glowPx = change.glowPx ?? 0;
  return {
    ...base,
    ...change,
    opacity: base.opacity * (change.opacity ?? 1),
    xPx: base.xPx + (change.xPx ?? 0),
    yPx: base.yPx + (change.yPx ?? 0),
    scaleX: base.scaleX * (change.scaleX ?? 1),
    scaleY: base.scaleY * (change.scaleY ?? 1),
    rotate: base.rotate + (change.rotate ?? 0),
    rotateX: base.rotateX + (change.rotateX ?? 0),
    rotateY: base.rotateY + (change.rotateY ?? 0),
    skewX: base.skewX + (change.skewX ?? 0),
    skewY: base.skewY + (change.skewY ?? 0),
    blurPx: Math.max(base.blurPx, change.blurPx ?? 0),
    glowPx: Math.max(base.glowPx, glowPx),
    // the colour belongs to the glow that is seen
    glowColor: glowPx >= base.glowPx && glowPx > 0 ? (change.glowColor ?? null) : base.glowColor,
    splitPx: Math.abs(change.splitPx ?? 0) > Math.abs(base.splitPx) ? (change.splitPx ?? 0) : base.splitPx,
  };
}

/** To 1e-4, below what is visible, so that equal pictures have equal states. Never -0. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4 + 0;
}

/** Degrees without whole turns: above -360 and below 360. */
function angle(degrees: number): number {
  return (rounded(degrees) % 360) + 0;
}

/** A state fit to be compared: rounded, within its ranges, nothing said that is not seen; REST itself when at rest. */
export function settled(state: BoxState): BoxState {
  if (state === REST) return REST;
  const glowPx = rounded(Math.max(0, state.glowPx));
  const fillRatio = state.fillRatio === null ? 0 : rounded(Math.min(1, Math.max(0, state.fillRatio)));
  const result: BoxState = {
    opacity: rounded(Math.min(1, Math.max(0, state.opacity))),
    xPx: rounded(state.xPx),
    yPx: rounded(state.yPx),
    scaleX: rounded(state.scaleX),
    scaleY: rounded(state.scaleY),
    rotate: angle(state.rotate),
    rotateX: angle(state.rotateX),
    rotateY: angle(state.rotateY),
    skewX: rounded(state.skewX),
    skewY: rounded(state.skewY),
    blurPx: rounded(Math.max(0, state.blurPx)),
    glowPx,
    glowColor: glowPx > 0 ? state.glowColor : null,
    color: state.color,
    weight: state.weight,
    fillRatio: fillRatio > 0 ? fillRatio : null,
    fillColor: fillRatio > 0 ? state.fillColor : null,
    fillMode: fillRatio > 0 ? state.fillMode : 'fill',
    splitPx: rounded(state.splitPx),
    visibleGraphemes: state.visibleGraphemes,
  };
  return sameState(result, REST) ? REST : result;
}

const PROPERTIES = Object.keys(REST) as (keyof BoxState)[];

/** Whether two states draw the same. */
export function sameState(one: BoxState, other: BoxState): boolean {
  return one === other || PROPERTIES.every((property) => one[property] === other[property]);
}
