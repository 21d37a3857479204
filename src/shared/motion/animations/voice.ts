import { namedEase } from '../ease.ts';
import { mixColor } from '../mix-color.ts';
import { seededSigned } from '../seeded.ts';
import type { Animation } from './animation.ts';
import { mix } from './curves.ts';
import { numberParam, strengthOf } from './params.ts';
import { speakerColor } from './speaker-color.ts';

/** Turns to the speaker's colour, or to `color`. On words: as each is spoken, and it stays. */
export const color: Animation = {
  role: 'look',
  ease: namedEase('linear'),
  stays: true,
  draw: (strength, { params, style, cue }) => {
    const target = speakerColor(params, cue);
    if (strength <= 0 || target === null) return {};
    // steps of 1/16 cannot be told apart, and spare drawings
    return { color: mixColor(style?.color ?? '#ffffff', target, Math.round(strength * 16) / 16) };
  },
};

/** Frames a trembling word keeps its place. */
const HOLD_FRAMES = 2;

/** A raised voice: larger (`scale` 1.25), heavier, trembling a little (`tremble` 0-10, 1). */
export const loud: Animation = {
  role: 'look',
  ease: namedEase('out'),
  draw: (strength, { params, style, seed, wordIndex, frame, sizePx }) => {
    if (strength <= 0) return {};
    const step = Math.floor(frame / HOLD_FRAMES);
    const size = mix(1, numberParam(params, 'scale', 1.25, { min: 1, max: 4 }), strength);
    const tremblePx =
      strength * strengthOf(params) * numberParam(params, 'tremble', 1, { min: 0, max: 10 }) * sizePx;
    return {
      scaleX: size,
      scaleY: size,
      xPx: tremblePx * 0.02 * seededSigned(seed, wordIndex, step, 1),
      yPx: tremblePx * 0.02 * seededSigned(seed, wordIndex, step, 2),
      // one change only: each weight lays the line out anew
      ...(strength >= 0.5 && style ? { weight: Math.min(900, style.weight + 200) } : {}),
    };
  },
};

/** A lowered voice: smaller (`scale` 0.84), paler, thinner. */
export const whisper: Animation = {
  role: 'look',
  ease: namedEase('out'),
  draw: (strength, { params, style }) => {
    if (strength <= 0) return {};
    const size = mix(1, numberParam(params, 'scale', 0.84, { min: 0.1, max: 1 }), strength);
    return {
      scaleX: size,
      scaleY: size,
      opacity: mix(1, numberParam(params, 'opacity', 0.62, { min: 0, max: 1 }), strength),
      ...(strength >= 0.5 && style ? { weight: Math.max(100, style.weight - 300) } : {}),
    };
  },
};
