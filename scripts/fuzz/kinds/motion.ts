import { ANIMATION_NAMES } from '../../../src/shared/stage-film.ts';
import type { Dice } from '../dice.ts';

const EASES = [
  ...['linear', 'in', 'out', 'in-out', 'back', 'elastic', 'bounce', 'hold'],
  ...['cubic-bezier(0.3, -0.4, 0.7, 1.6)', 'spring(1, 120, 8)'],
];

/** Built-in animations of every name and time, alone or together. */
export function makeAnimations(dice: Dice, seconds: number): object[] {
  const { pick, real, several, maybe } = dice;
  return several(2, () => ({
    name: pick(ANIMATION_NAMES),
    ...maybe(0.6, {
      when: () => pick(['in', 'out', 'during', 'word']),
      duration: () => real(0, seconds),
      ease: () => pick(EASES),
    }),
    ...maybe(0.15, { delay: () => real(0, seconds / 2), stagger: () => real(0, 0.2) }),
  }));
}

/** Constants or keyframes over the cue's own time. */
export function makeTransform(dice: Dice, seconds: number): object {
  const { chance, real, pick, whole, maybe } = dice;
  const pose = () =>
    maybe(0.3, {
      x: () => real(-0.5, 0.5),
      y: () => real(-0.5, 0.5),
      scale: () => pick([0, 0.5, 1, real(-2, 2)]),
      scaleX: () => real(-1.5, 1.5),
      rotate: () => real(-200, 200, 1),
      skewX: () => real(-40, 40, 1),
      opacity: () => pick([0, 1, real(0, 1)]),
    });
  if (chance(0.3)) return pose();
  const times = Array.from({ length: whole(1, 4) }, () => real(0, seconds));
  return [...new Set(times)]
    .sort((one, other) => one - other)
    .map((time) => ({ time, ...pose(), ...maybe(0.5, { ease: () => pick(EASES) }) }));
}
