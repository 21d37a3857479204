import { namedEase } from '../ease.ts';
import type { BoxState } from '../state.ts';
import type { Animation, AnimationContext } from './animation.ts';
import { clamp01, mix } from './curves.ts';
import { numberParam, textParam } from './params.ts';

const DEFAULT_FILL = '#ffd54a';
const DEFAULT_PILL = '#e0245e';

function karaokeMode(params: AnimationContext['params']): BoxState['fillMode'] {
  const mode = textParam(params, 'mode');
  return mode === 'pill' || mode === 'underline' ? mode : 'fill';
}

/**
 * The word being sung, progress 0-1 through its own time; at 1 and after, it is sung. `mode`:
 * fill: letters fill with `color` (else the style's active colour) and stay filled.
 * underline: a line grows under the word and stays.
 * pill: a rounded box of `color` opens behind the word, and is gone with it.
 * `activeColor` (but not in fill, which colours the letters itself) and `activeScale` are the style's, or params.
 */
export const karaoke: Animation = {
  role: 'karaoke',
  ease: namedEase('linear'),
  perWord: true,
  draw: (progress, { params, style }) => {
    const mode = karaokeMode(params);
    const isSung = progress >= 1;
    if (isSung && mode === 'pill') return {};
    const activeColor = textParam(params, 'activeColor') ?? style?.activeColor ?? null;
    const fillColor =
      textParam(params, 'color') ?? (mode === 'pill' ? DEFAULT_PILL : (activeColor ?? DEFAULT_FILL));
    // there at once, full soon: a word is short
    const opening = clamp01(0.4 + progress * 4);
    const fill = { fillMode: mode, fillColor, fillRatio: mode === 'pill' ? opening : clamp01(progress) };
    if (isSung) return fill;
    const activeScale = numberParam(params, 'activeScale', style?.activeScale ?? 1, { min: 0.1, max: 4 });
    const size = mix(1, activeScale, Math.min(opening, clamp01(0.4 + (1 - progress) * 4)));
    const color = mode !== 'fill' && activeColor !== null ? { color: activeColor } : {};
    return { ...fill, ...color, scaleX: size, scaleY: size };
  },
};
