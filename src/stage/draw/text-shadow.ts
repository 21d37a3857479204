import type { BoxState } from '../../shared/motion/state.ts';
import type { StageStyle } from '../../shared/stage-film.ts';
import { blurReachPx, cssPx } from './box-motion.ts';
import { SPLIT_COLORS } from './ink-motion.ts';

function glow(radiusPx: number, color: string): string[] {
  // Twice, once tighter: a single blur as wide as that is too faint around thin letters.
  return [`0 0 ${cssPx(radiusPx / 2)} ${color}`, `0 0 ${cssPx(radiusPx)} ${color}`];
}

function shadows(style: StageStyle): string[] {
  return style.shadows.map(
    ({ xPx, yPx, blurPx, color }) => `${cssPx(xPx)} ${cssPx(yPx)} ${cssPx(blurPx)} ${color}`,
  );
}

/** The style's glow over its shadows; `none` where it has neither. */
export function restingShadow(style: StageStyle): string {
  const list = [...(style.glowPx > 0 ? glow(style.glowPx, style.glowColor) : []), ...shadows(style)];
  return list.length === 0 ? 'none' : list.join(', ');
}

/** Glitch fringes over the state's glow over what the style has at rest. Null where the state adds nothing. */
export function movingShadow(style: StageStyle, state: BoxState): string | null {
  if (state.splitPx === 0 && state.glowPx <= 0) return null;
  const list: string[] = [];
  if (state.splitPx !== 0) {
    list.push(
      `${cssPx(-state.splitPx)} 0 0 ${SPLIT_COLORS[0]}`,
      `${cssPx(state.splitPx)} 0 0 ${SPLIT_COLORS[1]}`,
    );
  }
  if (state.glowPx > 0) list.push(...glow(state.glowPx, state.glowColor ?? 'currentcolor'));
  const resting = restingShadow(style);
  if (resting !== 'none') list.push(resting);
  return list.join(', ');
}

/** How far ink reaches beyond a word's box before its transform, in stage pixels. */
export function textReachPx(style: StageStyle, state: BoxState): number {
  // Letters may overhang their line: accents, Devanagari, italics, tight line heights.
  const overhang = style.sizePx * (0.35 + Math.max(0, (1.2 - style.lineHeight) / 2));
  const cast = style.shadows.map(
    ({ xPx, yPx, blurPx }) => Math.max(Math.abs(xPx), Math.abs(yPx)) + blurReachPx(blurPx / 2),
  );
  const reach = Math.max(
    0,
    ...cast,
    blurReachPx(Math.max(style.glowPx, state.glowPx) / 2),
    Math.abs(state.splitPx),
  );
  return overhang + style.strokeWidthPx + reach + blurReachPx(state.blurPx);
}
