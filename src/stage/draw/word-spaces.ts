import { movesWords } from '../../shared/motion/cue-state.ts';
import type { StageFilm, StageTextCue, StageWord } from '../../shared/stage-film.ts';
import { styleWriter } from './style-writer.ts';
import { decorationOf, writeTextStyle } from './text-style.ts';

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

/** Whether a line may break between two letters that stand side by side: both are of scripts that know no spaces. */
export function mayBreakBetween(previous: string, next: string): boolean {
  return UNSPACED.test(previous.at(-1) ?? '') && UNSPACED.test(next.at(0) ?? '');
}

/**
 * Whether a space stands between two words. Written text was split at its spaces and gets them back; timed words of
 * scripts that know no spaces come character by character and are set together.
 */
export function spaceBetween(previous: string, next: string, hasWordTimes: boolean): boolean {
  return !hasWordTimes || !mayBreakBetween(previous, next);
}

/**
 * The space between two words. A line under or through both goes on through it, where they look the same and no animation
 * moves them apart.
 */
export function wordSpace(
  previous: StageWord,
  word: StageWord,
  cue: StageTextCue,
  film: StageFilm,
): string | HTMLElement {
  const decoration = decorationOf(word.style ?? cue.style);
  if (decoration === '' || previous.style !== word.style) return ' ';
  if (cue.animations.some((animation) => movesWords(cue, animation))) return ' ';
  const space = document.createElement('span');
  const write = styleWriter(space);
  if (word.style !== null) writeTextStyle(write, word.style, film);
  write('text-decoration-line', decoration);
  space.textContent = ' ';
  return space;
}

/** The box that holds the parts of one word on one line; made around its first part, which stands in the line, if it is not there. */
export function wholeOf(part: HTMLElement): HTMLElement {
  const around = part.parentElement;
  if (around?.className === 'whole') return around;
  const whole = document.createElement('span');
  whole.className = 'whole';
  part.replaceWith(whole);
  whole.append(part);
  return whole;
}
