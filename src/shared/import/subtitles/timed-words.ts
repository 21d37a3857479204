import type { ReadCue } from './read-cue.ts';

/** Letters that are spoken from one time to another, in seconds of the film. */
export type TimedPiece = { readonly text: string; readonly start: number; readonly end: number };

type Letters = { readonly text: string; readonly start: number; readonly end: number };

/** Spaces between words, and the line breaks among them; no-break spaces belong to their word. */
const GAP = /[\t\v\f\n \u1680\u2000-\u2006\u2008-\u200a\u205f]+/g;

/**
 * The words of pieces that follow each other. Words end at spaces: the letters of one may be spoken piece by piece, and
 * several in one piece share its time by their letters. A line break stays at the end of the word before it. A piece of
 * spaces alone is a pause. Null where the times are not in order.
 */
export function wordsOf(pieces: readonly TimedPiece[]): ReadCue['words'] {
  const words: { text: string; start: number; end: number }[] = [];
  let isOpen = false; // the last word goes on
  let before = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    if (piece.end < piece.start || piece.start < before) return null;
    before = piece.start;
    for (const part of partsOf(piece)) {
      const last = words.at(-1);
      if (part.text.trim() === '' && isGap(part.text)) {
        isOpen = false;
        if (last) last.text += '\n'.repeat(part.text.split('\n').length - 1);
      } else if (isOpen && last) {
        last.text += part.text;
        last.end = part.end;
      } else {
        words.push({ ...part });
        isOpen = true;
      }
    }
  }
  const final = words.at(-1);
  if (final) final.text = final.text.replace(/\n{1,1000}$/, '');
  return words.length > 0 ? words : null;
}

/** The words of one piece and the gaps between them, in order. Letters share the time; gaps take none. */
function partsOf({ text, start, end }: TimedPiece): Letters[] {
  const parts: Letters[] = [];
  const letters = text.replaceAll(GAP, '').length;
  let said = 0;
  const at = (count: number) => (letters === 0 ? start : start + ((end - start) * count) / letters);
  const say = (word: string): void => {
    if (word === '') return;
    parts.push({ text: word, start: at(said), end: at(said + word.length) });
    said += word.length;
  };
  let from = 0;
  for (const gap of text.matchAll(GAP)) {
    say(text.slice(from, gap.index));
    parts.push({ text: gap[0], start: at(said), end: at(said) });
    from = gap.index + gap[0].length;
  }
  say(text.slice(from));
  return parts;
}

function isGap(text: string): boolean {
  return text.replaceAll(GAP, '') === '';
}
