import { easeAt, namedEase } from '../ease.ts';
import type { Animation } from './animation.ts';
import { clamp01, entrance, hill, mix } from './curves.ts';
import { numberParam, strengthOf } from './params.ts';

/** Where a pop is largest, as a part of its time, and how large it is there. */
const POP_PEAK = 0.55;

/** Jumps out: 0.6 of its size, then a little too large (`overshoot` 1.12), then right. */
export const pop: Animation = {
  role: 'entrance',
  ease: namedEase('linear'),
  draw: entrance((progress, { params }) => {
    const peak = numberParam(params, 'overshoot', 1.12, { min: 0.6, max: 4 });
    const size =
      progress < POP_PEAK
        ? mix(0.6, peak, easeAt(namedEase('out'), progress / POP_PEAK))
        : mix(peak, 1, easeAt(namedEase('in-out'), (progress - POP_PEAK) / (1 - POP_PEAK)));
    return { scaleX: size, scaleY: size, opacity: clamp01(progress * 4) };
  }),
  loop: (progress, { params }) => {
    const size = mix(1, numberParam(params, 'overshoot', 1.12, { min: 0.6, max: 4 }), hill(progress));
    return { scaleX: size, scaleY: size };
  },
};

/** How far a jelly swings at `progress`: up first, then ever less, at rest at the end. */
function wobble(progress: number): number {
  return Math.exp(-4 * progress) * (1 - progress) * Math.sin(progress * 6 * Math.PI);
}

/** Springs up and wobbles like jelly: wider while it is lower. */
export const elastic: Animation = {
  role: 'entrance',
  ease: namedEase('linear'),
  draw: entrance((progress, { params }) => {
    const size = mix(0.3, 1, easeAt(namedEase('out'), progress * 3));
    const swing = 0.5 * strengthOf(params) * wobble(clamp01(progress));
    return {
      scaleX: size * Math.max(0, 1 + swing),
      scaleY: size * Math.max(0, 1 - swing * 0.7),
      opacity: clamp01(progress * 5),
    };
  }),
  loop: (progress, { params }) => {
    const swing = 0.3 * strengthOf(params) * wobble(progress);
    return { scaleX: Math.max(0, 1 + swing), scaleY: Math.max(0, 1 - swing * 0.7) };
  },
};

/** When the falling ball of the bounce ease touches the ground, and how hard. */
const CONTACTS = [
  [1 / 2.75, 0.14],
  [2 / 2.75, 0.07],
  [2.5 / 2.75, 0.03],
] as const;

/** Falls from above, `distance` fractions of the stage's height (0.14), and bounces with a squash at each contact. */
export const bounce: Animation = {
  role: 'entrance',
  ease: namedEase('linear'),
  draw: entrance((progress, { params, heightPx }) => {
    const heightAbovePx = (1 - easeAt(namedEase('bounce'), progress)) * heightPx;
    const squash = CONTACTS.reduce(
      (sum, [at, depth]) => sum + depth * Math.max(0, 1 - Math.abs(progress - at) / 0.07),
      0,
    );
    return {
      yPx: -heightAbovePx * numberParam(params, 'distance', 0.14),
      scaleX: 1 + squash * 0.6,
      scaleY: 1 - squash,
      opacity: clamp01(progress * 5),
    };
  }),
  loop: (progress, { params, sizePx }) => ({
    yPx: -Math.sin(Math.PI * clamp01(progress)) * 0.35 * sizePx * strengthOf(params),
  }),
};
