import { namedEase } from '../ease.ts';
import { seededRatio, seededSigned } from '../seeded.ts';
import type { Animation } from './animation.ts';
import { clamp01, hill, mix, plateau } from './curves.ts';
import { cyclesOf, numberParam, strengthOf, textParam } from './params.ts';

/** A halo that swells and dies away, `cycles` times; `color`, else the style's glow colour; `intensity` 0-1 (0.4). */
export const glow: Animation = {
  role: 'loop',
  ease: namedEase('linear'),
  draw: (progress, { params, sizePx, style }) => {
    const intensity = numberParam(params, 'intensity', 0.4, { min: 0, max: 1 });
    return {
      glowPx: hill((progress * cyclesOf(params)) % 1) * intensity * 1.25 * sizePx * strengthOf(params),
      glowColor: textParam(params, 'color') ?? style?.glowColor ?? null,
    };
  },
};

/** Frames a flame or a glitch keeps its shape: a new one every frame looks like noise, not like flicker. */
const HOLD_FRAMES = 2;

const FLAME_COLORS = ['#ff4d00', '#ff7a00', '#ffa31a', '#ffc933'] as const;

/** A warm, flickering light that licks upwards. `flicker` 0-1 (0.5): how restless it is. */
export const flames: Animation = {
  role: 'look',
  ease: namedEase('linear'),
  draw: (strength, { params, seed, wordIndex, frame, sizePx }) => {
    if (strength <= 0) return {};
    const step = Math.floor(frame / HOLD_FRAMES);
    const flicker = numberParam(params, 'flicker', 0.5, { min: 0, max: 1 });
    // half of the step before is still there, which takes the hardest jumps out
    const height = mix(
      seededRatio(seed, wordIndex, step, 1),
      seededRatio(seed, wordIndex, Math.max(0, step - 1), 1),
      0.4,
    );
    const force = strength * strengthOf(params);
    return {
      glowPx: force * sizePx * (0.32 + flicker * 0.4 * (height - 0.5)),
      glowColor: FLAME_COLORS[Math.floor(clamp01(height) * 3.99)] ?? FLAME_COLORS[0],
      yPx: -force * 0.05 * sizePx * height * flicker,
      skewX: force * 2.5 * flicker * seededSigned(seed, wordIndex, step, 2),
      scaleY: 1 + force * 0.04 * flicker * height,
    };
  },
};

/** Torn signal: bursts of jitter and colour fringes, seeded, with calm in between (`calm` 0-1: how much, 0.35). */
export const glitch: Animation = {
  role: 'loop',
  ease: namedEase('linear'),
  draw: (progress, { params, seed, wordIndex, frame, sizePx }) => {
    const step = Math.floor(frame / HOLD_FRAMES);
    const calm = numberParam(params, 'calm', 0.35, { min: 0, max: 1 });
    const force = plateau(progress) * strengthOf(params);
    if (force === 0 || seededRatio(seed, wordIndex, step, 1) < calm) return {};
    return {
      splitPx: force * sizePx * 0.09 * mix(0.35, 1, seededRatio(seed, wordIndex, step, 2)),
      xPx: force * sizePx * 0.12 * seededSigned(seed, wordIndex, step, 3),
      yPx: force * sizePx * 0.03 * seededSigned(seed, wordIndex, step, 4),
      skewX:
        seededRatio(seed, wordIndex, step, 5) > 0.7 ? force * 14 * seededSigned(seed, wordIndex, step, 6) : 0,
      opacity: seededRatio(seed, wordIndex, step, 7) > 0.85 ? 1 - 0.45 * clamp01(force) : 1,
    };
  },
};
