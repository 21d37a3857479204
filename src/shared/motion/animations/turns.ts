import { namedEase } from '../ease.ts';
import type { Animation, AnimationContext } from './animation.ts';
import { clamp01, entrance, mix } from './curves.ts';
import { numberParam, textParam } from './params.ts';

/** `fullTurns`, whole, so that a repeated turn ends as it began. Negative: the other way round. */
function turnsOf({ params }: AnimationContext): number {
  return Math.round(numberParam(params, 'fullTurns', 1, { min: -20, max: 20 }));
}

/** Degrees of a repeated turn. */
function turningDegrees(progress: number, context: AnimationContext): number {
  return 360 * progress * turnsOf(context);
}

/** Whirls in while it grows. `fullTurns` (1). */
export const spin: Animation = {
  role: 'entrance',
  ease: namedEase('out'),
  draw: entrance((progress, context) => {
    const size = Math.max(0, mix(0.2, 1, progress));
    return {
      rotate: -360 * (1 - progress) * turnsOf(context),
      scaleX: size,
      scaleY: size,
      opacity: clamp01(progress * 2.5),
    };
  }),
  loop: (progress, context) => ({ rotate: turningDegrees(progress, context) }),
};

/** Swings round like a door. `axis` `y` (upright) or `x`; `degrees` it starts from (100: just out of sight). */
export const rotate3d: Animation = {
  role: 'entrance',
  ease: namedEase('out'),
  draw: entrance((progress, { params }) => {
    const degrees = (1 - progress) * numberParam(params, 'degrees', 100, { min: -720, max: 720 });
    const turn = textParam(params, 'axis') === 'x' ? { rotateX: degrees } : { rotateY: -degrees };
    return { ...turn, opacity: clamp01(progress * 2.5) };
  }),
  loop: (progress, context) => {
    const degrees = turningDegrees(progress, context);
    return textParam(context.params, 'axis') === 'x' ? { rotateX: degrees } : { rotateY: degrees };
  },
};

/** Flips up like a leaf of a departure board, and swings a little too far. */
export const flip: Animation = {
  role: 'entrance',
  ease: namedEase('back'),
  draw: entrance((progress, { sizePx }) => ({
    rotateX: -90 * (1 - progress),
    yPx: (1 - progress) * 0.25 * sizePx,
    opacity: clamp01(progress * 3),
  })),
  loop: (progress, context) => ({ rotateX: turningDegrees(progress, context) }),
};
