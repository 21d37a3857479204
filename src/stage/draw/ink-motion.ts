import type { BoxState } from '../../shared/motion/state.ts';
import { blurReachPx, cssPx, largestScale, writeMotion, type RestingPose } from './box-motion.ts';
import type { StyleWriter } from './style-writer.ts';

/** The two fringes of a glitch: complementary, so that together they are grey where they overlap. */
export const SPLIT_COLORS = ['#ff2e63', '#08d9ff'] as const;

/**
 * Motion of a box that is not text (image, shape, group): as `writeMotion`, and glow and glitch fringes as drop shadows,
 * because there are no letters to cast them.
 */
export function writeInkMotion(write: StyleWriter, state: BoxState, rest: RestingPose): void {
  writeMotion(write, state, rest);
  const filters: string[] = [];
  if (state.splitPx !== 0) {
    filters.push(`drop-shadow(${cssPx(-state.splitPx)} 0 0 ${SPLIT_COLORS[0]})`);
    filters.push(`drop-shadow(${cssPx(2 * state.splitPx)} 0 0 ${SPLIT_COLORS[1]})`);
  }
  // CSS drop-shadow takes a standard deviation, text-shadow twice that.
  if (state.glowPx > 0)
    filters.push(`drop-shadow(0 0 ${cssPx(state.glowPx / 2)} ${state.glowColor ?? '#ffffff'})`);
  if (state.blurPx > 0) filters.push(`blur(${cssPx(state.blurPx)})`);
  write('filter', filters.join(' '));
}

/** How far the state's own effects reach beyond the box, in stage pixels. */
export function inkReachPx(state: BoxState): number {
  const own = 3 * Math.abs(state.splitPx) + blurReachPx(state.glowPx / 2) + blurReachPx(state.blurPx);
  return own * Math.max(1, largestScale(state));
}
