import type { StageBox } from '../../shared/stage-film.ts';
import { cssNumber, cssPx } from './box-motion.ts';
import type { StyleWriter } from './style-writer.ts';

/** A colour thinned out by `opacity` (0-1). Mixed into the colour, so that the text in the box stays as it is. */
function thinned(color: string, opacity: number): string {
  if (opacity >= 1) return color;
  return `color-mix(in srgb, ${color} ${cssNumber(opacity * 100)}%, transparent)`;
}

/** The background, padding, corners and border of a text, a word or a group. */
export function writeBox(write: StyleWriter, box: StageBox | null): void {
  if (box === null) return;
  write('padding', `${cssPx(box.paddingYPx)} ${cssPx(box.paddingXPx)}`);
  write('border-radius', cssPx(box.radiusPx));
  if (box.color !== null) write('background-color', thinned(box.color, box.opacity));
  if (box.borderWidthPx > 0)
    write('border', `${cssPx(box.borderWidthPx)} solid ${thinned(box.borderColor, box.opacity)}`);
}
