import { namedEase } from '../ease.ts';
import { seededSigned } from '../seeded.ts';
import type { Animation } from './animation.ts';
import { hill, mix, plateau } from './curves.ts';
import { cyclesOf, numberParam, strengthOf } from './params.ts';

/** A heartbeat: up to `maxScale` (1.12) and back, `cycles` times. */
export const pulse: Animation = {
  role: 'loop',
  ease: namedEase('linear'),
  draw: (progress, { params }) => {
    const beat = (progress * cyclesOf(params)) % 1;
    const size = mix(1, numberParam(params, 'maxScale', 1.12, { min: 0, max: 10 }), hill(beat));
    return { scaleX: size, scaleY: size };
  },
};

/** Floats up and down by `amplitudePx` (0.14 of the text's size), `cycles` times. */
export const bob: Animation = {
  role: 'loop',
  ease: namedEase('linear'),
  draw: (progress, { params, sizePx }) => {
    const amplitudePx = numberParam(params, 'amplitudePx', 0.14 * sizePx * strengthOf(params));
    return { yPx: -amplitudePx * Math.sin(2 * Math.PI * ((progress * cyclesOf(params)) % 1)) };
  },
};

/** Trembles: a new seeded place every frame, or every `hold` frames (1). */
export const shake: Animation = {
  role: 'loop',
  ease: namedEase('linear'),
  draw: (progress, { params, seed, wordIndex, frame, sizePx }) => {
    const step = Math.floor(frame / Math.round(numberParam(params, 'hold', 1, { min: 1, max: 60 })));
    const force = plateau(progress) * strengthOf(params);
    return {
      xPx: force * 0.09 * sizePx * seededSigned(seed, wordIndex, step, 1),
      yPx: force * 0.06 * sizePx * seededSigned(seed, wordIndex, step, 2),
      rotate: force * 2.2 * seededSigned(seed, wordIndex, step, 3),
    };
  },
};

/** The part of a wave's time in which one word rises and falls; the rest is the way from first word to last. */
const CREST = 0.5;

/** A wave through the words, as in a stadium: each rises in its turn, and all are at rest at both ends. */
export const wave: Animation = {
  role: 'loop',
  ease: namedEase('linear'),
  perWord: true,
  draw: (progress, { params, wordIndex, wordCount, sizePx }) => {
    const turn = wordCount > 1 ? wordIndex / (wordCount - 1) : 0;
    const cycle = (progress * cyclesOf(params)) % 1;
    const rise = hill((cycle - turn * (1 - CREST)) / CREST);
    return { yPx: -rise * 0.28 * sizePx * strengthOf(params) };
  },
};
