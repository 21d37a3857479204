import type { BoxState } from '../../shared/motion/state.ts';
import { cssNumber } from './box-motion.ts';
import { styleWriter, type StyleWriter } from './style-writer.ts';
import type { Direction } from './text-direction.ts';

export type WordFill = { show(holder: HTMLElement, state: BoxState): void };

/** Karaoke clips by this much less than the box on the other sides, so that overhanging letters are whole. */
const OVERHANG = '-0.5em';

/**
 * What is cut away of a layer filled to `ratio` in reading direction; empty when nothing is. A long word that wraps fills
 * all its lines at once.
 */
function clipOf(ratio: number, direction: Direction, mode: BoxState['fillMode']): string {
  if (ratio >= 1) return '';
  const cut = `${cssNumber((1 - ratio) * 100)}%`;
  const [right, left] = direction === 'rtl' ? ['0', cut] : [cut, '0'];
  if (mode === 'pill') return `inset(0 ${right} 0 ${left} round 0.22em)`;
  if (mode === 'underline') return `inset(0 ${right} 0 ${left} round 0.045em)`;
  return `inset(${OVERHANG} ${right === '0' ? OVERHANG : right} ${OVERHANG} ${left === '0' ? OVERHANG : left})`;
}

/** The karaoke layer of one word: its letters again in the fill colour, a pill behind them, or a bar below. */
export function wordFill(text: string, direction: Direction): WordFill {
  let layer: HTMLElement | null = null;
  let write: StyleWriter | null = null;
  return {
    show(holder, { fillRatio, fillMode, fillColor }) {
      if (fillRatio === null || fillRatio <= 0) {
        layer?.remove();
        layer = null;
        return;
      }
      if (layer === null) {
        layer = document.createElement('span');
        write = styleWriter(layer);
        layer.className = fillMode;
        if (fillMode === 'fill') layer.textContent = text;
      } else if (layer.className !== fillMode) {
        layer.className = fillMode;
        layer.textContent = fillMode === 'fill' ? text : '';
      }
      if (layer.parentNode !== holder) holder.append(layer);
      const color = fillColor ?? 'currentcolor';
      write?.('color', fillMode === 'fill' ? color : '');
      write?.('background-color', fillMode === 'fill' ? '' : color);
      write?.('clip-path', clipOf(fillRatio, direction, fillMode));
    },
  };
}
