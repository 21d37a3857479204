import type { Ease } from '../stage-film.ts';
import { cubicBezierAt } from './ease-bezier.ts';
import { springAt } from './ease-spring.ts';

type EaseName = Extract<Ease, { kind: 'named' }>['name'];

/** How far `back` swings past its aim: about a tenth of the way. */
const BACK_OVERSHOOT = 1.70158;

/** A ball that falls, and bounces three times ever lower; 0-1. */
function bounceOut(progress: number): number {
  const gravity = 7.5625;
  const fall = (at: number, height: number) => gravity * (progress - at / 2.75) ** 2 + height;
  if (progress < 1 / 2.75) return fall(0, 0);
  if (progress < 2 / 2.75) return fall(1.5, 0.75);
  if (progress < 2.5 / 2.75) return fall(2.25, 0.9375);
  return fall(2.625, 0.984375);
}

const NAMED: Readonly<Record<EaseName, (progress: number) => number>> = {
  linear: (progress) => progress,
  in: (progress) => progress ** 3,
  out: (progress) => 1 - (1 - progress) ** 3,
  'in-out': (progress) => (progress < 0.5 ? 4 * progress ** 3 : 1 - 4 * (1 - progress) ** 3),
  back: (progress) => 1 + (BACK_OVERSHOOT + 1) * (progress - 1) ** 3 + BACK_OVERSHOOT * (progress - 1) ** 2,
  elastic: (progress) => 1 + 2 ** (-10 * progress) * Math.sin(((progress * 10 - 0.75) * 2 * Math.PI) / 3),
  bounce: bounceOut,
  hold: () => 0,
};

/**
 * Eased progress. `progress` is clamped to 0-1; 0 gives exactly 0 and 1 exactly 1. Between them back, elastic, spring
 * and some curves leave 0-1. `hold` stays at 0 until 1.
 */
export function easeAt(ease: Ease, progress: number): number {
  if (!(progress > 0)) return 0;
  if (progress >= 1) return 1;
  switch (ease.kind) {
    case 'named':
      return NAMED[ease.name](progress);
    case 'cubic-bezier':
      return cubicBezierAt(ease, progress);
    case 'spring':
      return springAt(ease, progress);
  }
}

/** An ease by its name, for built-in animations. */
export function namedEase(name: EaseName): Ease {
  return { kind: 'named', name };
}
