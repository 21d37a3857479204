import { BUILT_IN_STYLES } from '../../../src/shared/scenario/built-in-styles.ts';
import type { Dice } from '../dice.ts';
import { makeColor } from './colors.ts';

const FONTS = ['Inter', 'sans-serif', 'serif', 'monospace', 'Inter, Noto Sans Arabic'];

export function makeBox(dice: Dice): object {
  const { real, maybe } = dice;
  return maybe(0.5, {
    color: () => makeColor(dice),
    padding: () => real(0, 0.06),
    radius: () => real(0, 0.08),
    border: () => ({ width: real(0, 0.02), color: makeColor(dice) }),
    opacity: () => real(0, 1),
  });
}

function makeShadow(dice: Dice): object {
  const { real, maybe } = dice;
  return maybe(0.7, {
    x: () => real(-0.03, 0.03),
    y: () => real(-0.03, 0.03),
    blur: () => real(0, 0.05),
    color: () => makeColor(dice),
  });
}

/** A style of a text, or the name of a built-in one. */
export function makeStyle(dice: Dice): object | string {
  const { chance, pick, real, whole, several, maybe } = dice;
  if (chance(0.25)) return pick(Object.keys(BUILT_IN_STYLES));
  return maybe(0.3, {
    extends: () => pick(Object.keys(BUILT_IN_STYLES)),
    font: () => pick(FONTS),
    size: () => real(0.04, 0.3),
    weight: () => pick<number | string>([100, 400, 900, 'bold']),
    italic: () => chance(0.5),
    underline: () => chance(0.5),
    strikethrough: () => chance(0.5),
    color: () => makeColor(dice),
    align: () => pick(['left', 'center', 'right', 'start', 'end']),
    lineHeight: () => real(0.7, 2),
    letterSpacing: () => real(-0.01, 0.03),
    uppercase: () => chance(0.5),
    wrap: () => chance(0.5),
    maxLines: () => whole(1, 3),
    stroke: () => pick([null, { width: real(0, 0.02), color: makeColor(dice) }]),
    shadow: () => several(2, () => makeShadow(dice)),
    glow: () => pick<unknown>([null, real(0, 0.05), { radius: real(0, 0.05), color: makeColor(dice) }]),
    activeColor: () => makeColor(dice),
    activeScale: () => real(0.8, 1.4),
    box: () => makeBox(dice),
    wordBox: () => makeBox(dice),
    maxWordsPerLine: () => whole(1, 4),
  });
}
