import type { StageTextCue } from '../../shared/stage-film.ts';

/** How many words fit, found once for each cue: every root breaks its lines alike. */
const wordsByCue = new WeakMap<StageTextCue, number>();

/** How many of the words stand in the first `maxLines` lines. Forces layout. */
function wordsWithin(words: readonly HTMLElement[], maxLines: number): number {
  let line = 0;
  let bottomPx = -Infinity;
  for (const [index, word] of words.entries()) {
    // Words of several sizes share a line: below it is only what has its middle below all of it.
    const isBelow = word.offsetTop + word.offsetHeight / 2 > bottomPx;
    if (isBelow) line++;
    if (line > maxLines) return index;
    bottomPx = Math.max(bottomPx, word.offsetTop + word.offsetHeight);
  }
  return words.length;
}

/**
 * Takes the words beyond `style.maxLines` out of the layout and puts an ellipsis after the last that stays. Not CSS's own
 * line clamp, which cuts shadows, strokes and moving words off with the lines. It asks for the layout once for each cue
 * of a film, before anything has moved. A single word that wraps counts as one line.
 */
export function limitLines(
  cue: StageTextCue,
  words: readonly HTMLElement[],
  lines: readonly HTMLElement[],
): void {
  const { maxLines } = cue.style;
  if (maxLines === null) return;
  const count = wordsByCue.get(cue) ?? wordsWithin(words, maxLines);
  wordsByCue.set(cue, count);
  if (count >= words.length) return;
  for (const word of words.slice(count)) word.classList.add('over');
  const last = words[count - 1];
  last?.classList.add('last');
  for (const line of lines) {
    if (line.querySelector('.word') !== null && line.querySelector('.word:not(.over)') === null)
      line.classList.add('over');
  }
}
