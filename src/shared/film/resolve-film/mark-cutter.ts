import type { Style } from '../../scenario/scenario.ts';
import type { StageStyle, StageWord } from '../../stage-film.ts';
import { graphemesOf } from '../../text/graphemes.ts';
import { hasJoinedScript } from '../../text/joined-script.ts';
import { cleanText } from './clean-text.ts';

type StyleUse = string | Style | undefined;

/** A mark of a text. `over` gives its look on a word's own style, or on the cue's (undefined). */
export type StageMark = {
  readonly from: number;
  readonly to: number;
  readonly over: (use: StyleUse) => StageStyle;
};

/** A word to be cut: its letters begin at `from` of the cue's text. `style`: of what is not marked. */
export type WholeWord = {
  readonly text: string;
  readonly from: number;
  readonly use: StyleUse;
  readonly style: StageWord['style'];
};

type Part = Pick<StageWord, 'text' | 'style' | 'isJoined'>;

/** Cuts words where the marks of their text begin and end. */
export type MarkCutter = {
  /** The parts of a word; asked in the order of the text. */
  cut(word: WholeWord): readonly Part[];
};

/**
 * Cuts words at their marks. Letters that join are not torn: such a word looks as most of its letters do. Every word and
 * mark is looked at once.
 */
export function createMarkCutter(marks: readonly StageMark[]): MarkCutter {
  let next = 0;
  return {
    cut({ text, from, use, style }) {
      const to = from + text.length;
      while (next < marks.length && marks[next]!.to <= from) next += 1;
      const pieces: { readonly from: number; readonly to: number; readonly style: StageWord['style'] }[] = [];
      let at = from;
      for (let index = next; index < marks.length && marks[index]!.from < to; index++) {
        const mark = marks[index]!;
        if (mark.from > at) pieces.push({ from: at, to: mark.from, style });
        at = Math.min(to, mark.to);
        pieces.push({ from: Math.max(from, mark.from), to: at, style: mark.over(use) });
      }
      if (at < to) pieces.push({ from: at, to, style });
      if (pieces.length === 1) return [{ text: cleanText(text), style: pieces[0]!.style }];
      if (hasJoinedScript(text)) return [{ text: cleanText(text), style: longest(pieces).style }];
      const ends = cutsOf(
        text,
        pieces.map((piece) => piece.to - from),
      );
      const parts = pieces.map((piece, index) => ({
        text: cleanText(text.slice(ends[index - 1] ?? 0, ends[index])),
        style: piece.style,
      }));
      return parts
        .filter((part) => part.text !== '')
        .map((part, index) => (index === 0 ? part : { ...part, isJoined: true }));
    },
  };
}

function longest<Piece extends { readonly from: number; readonly to: number }>(
  pieces: readonly Piece[],
): Piece {
  return pieces.reduce((best, piece) => (piece.to - piece.from > best.to - best.from ? piece : best));
}

/** Where parts end, each moved back to the start of the character it would tear. Ends are in order, the last is the text's. */
function cutsOf(text: string, ends: readonly number[]): readonly number[] {
  const cuts: number[] = [];
  let at = 0;
  for (const grapheme of graphemesOf(text)) {
    const next = at + grapheme.length;
    while (cuts.length < ends.length - 1 && ends[cuts.length]! < next) cuts.push(at);
    at = next;
  }
  while (cuts.length < ends.length) cuts.push(text.length);
  return cuts;
}
