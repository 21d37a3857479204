import { graphemeEnds } from '../cue-words.ts';
import { namedEase } from '../ease.ts';
import { graphemeCount } from '../graphemes.ts';
import { seededRatio, seededSigned } from '../seeded.ts';
import type { Animation } from './animation.ts';
import { clamp01, entrance } from './curves.ts';
import { strengthOf } from './params.ts';

/** Channels of randomness, so that distance, angle and tilt are independent of each other. */
const [DISTANCE, ANGLE, TILT] = [1, 2, 3];

/** Words are drawn in from places around their own, seeded by cue and word, and snap in with a little too much way. */
export const magnetic: Animation = {
  role: 'entrance',
  ease: namedEase('back'),
  perWord: true,
  draw: entrance((progress, { seed, wordIndex, heightPx, sizePx, params }) => {
    const away = (1 - progress) * strengthOf(params);
    const awayPx = away * (0.08 + 0.14 * seededRatio(seed, wordIndex, DISTANCE)) * heightPx;
    const angle = 2 * Math.PI * seededRatio(seed, wordIndex, ANGLE);
    return {
      xPx: Math.cos(angle) * awayPx,
      yPx: Math.sin(angle) * awayPx,
      rotate: away * 35 * seededSigned(seed, wordIndex, TILT),
      blurPx: Math.max(0, away) * 0.08 * sizePx,
      opacity: clamp01(progress * 2),
    };
  }),
};

/** Grapheme after grapheme. A repeat types anew. */
export const typewriter: Animation = {
  role: 'entrance',
  ease: namedEase('linear'),
  draw: entrance((progress, { cue, word }) => {
    if (progress <= 0) return { opacity: 0 };
    // nothing to type in a picture: it appears half way
    if (cue.type !== 'text') return { opacity: progress < 0.5 ? 0 : 1 };
    const total = word ? graphemeCount(word.text) : (graphemeEnds(cue).at(-1) ?? 0);
    const shown = Math.ceil(progress * total);
    return shown >= total ? {} : { visibleGraphemes: shown };
  }),
  loop: (progress, context) => typewriter.draw(progress, context),
};
