import { fontChain } from '../fonts/font-chain.ts';
import type { StageFilm, StageStyle } from '../../shared/stage-film.ts';
import { cssNumber, cssPx } from './box-motion.ts';
import type { StyleWriter } from './style-writer.ts';
import { restingShadow } from './text-shadow.ts';

/** The lines at letters. Words are boxes of their own, which such a line of their text does not reach. */
export function decorationOf({ underline, strikethrough }: StageStyle): string {
  if (underline) return strikethrough ? 'underline line-through' : 'underline';
  return strikethrough ? 'line-through' : '';
}

/** Everything about letters that words inherit from their text. */
export function writeTextStyle(write: StyleWriter, style: StageStyle, film: StageFilm): void {
  write('font-family', fontChain(style.font, film));
  write('font-size', cssPx(style.sizePx));
  write('font-weight', String(style.weight));
  write('font-style', style.italic ? 'italic' : 'normal');
  write('color', style.color);
  write('line-height', cssNumber(style.lineHeight));
  write('letter-spacing', style.letterSpacingPx === 0 ? 'normal' : cssPx(style.letterSpacingPx));
  write('text-transform', style.uppercase ? 'uppercase' : 'none');
  // The browser centres the stroke on the outline and we draw the letter over it: half of it is seen.
  write('-webkit-text-stroke-width', cssPx(2 * style.strokeWidthPx));
  write('-webkit-text-stroke-color', style.strokeColor);
  write('text-shadow', restingShadow(style));
}
