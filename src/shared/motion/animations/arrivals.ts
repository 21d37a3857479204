import { namedEase } from '../ease.ts';
import type { Animation } from './animation.ts';
import { clamp01, entrance, hill, mix } from './curves.ts';
import { numberParam, textParam } from './params.ts';

/** Appears in place. */
export const fade: Animation = {
  role: 'entrance',
  ease: namedEase('linear'),
  draw: entrance((progress) => ({ opacity: clamp01(progress) })),
};

type Step = readonly [right: number, down: number];
const UP: Step = [0, -1];

/** What `direction` says. A map, since a scenario's text must not reach an object's inherited properties. */
const DIRECTIONS: ReadonlyMap<string, Step> = new Map([
  ['up', UP],
  ['down', [0, 1]],
  ['left', [-1, 0]],
  ['right', [1, 0]],
]);

/**
 * Moves in `direction` (`up`): into its place, or on and away from it when leaving.
 * `distance` is a fraction of the stage's height (0.12).
 */
export const slide: Animation = {
  role: 'entrance',
  ease: namedEase('out'),
  draw: entrance((progress, { params, heightPx, when }) => {
    const [right, down] = DIRECTIONS.get(textParam(params, 'direction') ?? 'up') ?? UP;
    const awayPx =
      (1 - progress) * numberParam(params, 'distance', 0.12) * heightPx * (when === 'out' ? 1 : -1);
    return { xPx: right * awayPx, yPx: down * awayPx, opacity: clamp01(progress * 1.6) };
  }),
};

/** Grows from `from` (0) times its size. */
export const scale: Animation = {
  role: 'entrance',
  ease: namedEase('out'),
  draw: entrance((progress, { params }) => {
    const size = Math.max(0, mix(numberParam(params, 'from', 0, { min: 0, max: 10 }), 1, progress));
    return { scaleX: size, scaleY: size, opacity: clamp01(progress * 3) };
  }),
  loop: (progress, { params }) => {
    const size = mix(1, numberParam(params, 'from', 0.8, { min: 0, max: 10 }), hill(progress));
    return { scaleX: size, scaleY: size };
  },
};

/** Comes into focus. `radius` in multiples of the text's size (0.5). */
export const blur: Animation = {
  role: 'entrance',
  ease: namedEase('out'),
  draw: entrance((progress, { params, sizePx }) => ({
    blurPx: Math.max(0, 1 - progress) * numberParam(params, 'radius', 0.5, { min: 0, max: 10 }) * sizePx,
    opacity: clamp01(progress * 1.4),
  })),
};
