import type { Style, Word } from '../../scenario/scenario.ts';
import type { StageStyle, StageWord } from '../../stage-film.ts';
import { frameSpan, type FrameRate, type FrameSpan } from '../../time.ts';
import { joinedWords } from '../../text/joined-words.ts';
import { cleanText, placedWords, splitLines, splitWords } from './clean-text.ts';
import { createMarkCutter, type MarkCutter, type StageMark, type WholeWord } from './mark-cutter.ts';

/** Lines of a text without word times; every word has the cue's span. */
export function linesOfText(text: string, span: FrameSpan, marks: readonly StageMark[]): StageWord[][] {
  const { startFrame, endFrame } = span;
  if (marks.length > 0) {
    const cutter = createMarkCutter(marks);
    return placedWords(text).map((line) =>
      line.flatMap((word) =>
        cutter
          .cut({ ...word, use: undefined, style: null })
          .map((part) => ({ ...part, startFrame, endFrame })),
      ),
    );
  }
  return splitLines(cleanText(text)).map((line) =>
    splitWords(line).map((word) => ({ text: word, startFrame, endFrame, style: null })),
  );
}

/** What timed words are placed by. `offsetSeconds` is the film time their times count from. */
export type WordsAround = {
  readonly offsetSeconds: number;
  readonly rate: FrameRate;
  readonly styleOf: (style: string | Style) => StageStyle;
  readonly marks: readonly StageMark[];
};

/** Lines of timed words: broken at a line break within a word's text. */
export function linesOfWords(
  words: readonly Word[],
  { offsetSeconds, rate, styleOf, marks }: WordsAround,
): StageWord[][] {
  const lines: StageWord[][] = [[]];
  const cutter = marks.length === 0 ? null : createMarkCutter(marks);
  const starts = cutter === null ? [] : joinedWords(words).starts;
  for (const [position, { text, start, end, style: use }] of words.entries()) {
    const span = frameSpan(offsetSeconds + start, offsetSeconds + end, rate);
    const style = use === undefined ? null : styleOf(use);
    const pieces = cutter
      ? markedPieces({ text, from: starts[position]!, use, style }, cutter)
      : plainPieces(text, style);
    for (const [index, parts] of pieces.entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(...parts.map((part) => ({ ...part, ...span })));
    }
  }
  return lines;
}

type Pieces = readonly (readonly Omit<StageWord, keyof FrameSpan>[])[];

/** A word by its lines. Spaces at the ends are not part of it. */
function plainPieces(text: string, style: StageWord['style']): Pieces {
  return splitLines(cleanText(text)).map((piece) => {
    const shown = splitWords(piece).join(' ');
    return shown === '' ? [] : [{ text: shown, style }];
  });
}

/** The same, cut where marks begin and end. A word of the file with a space in it is drawn as the words it is. */
function markedPieces(whole: WholeWord, cutter: MarkCutter): Pieces {
  return placedWords(whole.text).map((line) =>
    line.flatMap(({ text, from }) => cutter.cut({ ...whole, text, from: whole.from + from })),
  );
}
