import type { Style, Word } from '../../scenario/scenario.ts';
import type { StageStyle, StageWord } from '../../stage-film.ts';
import { frameSpan, type FrameRate, type FrameSpan } from '../../time.ts';
import { cleanText, splitLines, splitWords } from './clean-text.ts';

/** Lines of a text without word times; every word has the cue's span. */
export function linesOfText(text: string, span: FrameSpan, maxWords: number | null): StageWord[][] {
  const { startFrame, endFrame } = span;
  return splitLines(cleanText(text)).flatMap((line) =>
    inLines(
      splitWords(line).map((word) => ({ text: word, startFrame, endFrame, style: null })),
      maxWords,
    ),
  );
}

/**
 * Lines of timed words: broken at a line break within a word's text, and after `maxWords`. `offsetSeconds` is the film
 * time the words' times count from.
 */
export function linesOfWords(
  words: readonly Word[],
  {
    offsetSeconds,
    rate,
    maxWords,
    styleOf,
  }: {
    offsetSeconds: number;
    rate: FrameRate;
    maxWords: number | null;
    styleOf: (style: string | Style) => StageStyle;
  },
): StageWord[][] {
  const lines: StageWord[][] = [[]];
  for (const { text, start, end, style: use } of words) {
    const { startFrame, endFrame } = frameSpan(offsetSeconds + start, offsetSeconds + end, rate);
    const style = use === undefined ? null : styleOf(use);
    for (const [index, piece] of splitLines(cleanText(text)).entries()) {
      if (index > 0) lines.push([]);
      const shown = splitWords(piece).join(' '); // spaces at the ends are not part of the word
      if (shown !== '') lines.at(-1)?.push({ text: shown, startFrame, endFrame, style });
    }
  }
  return lines.flatMap((line) => inLines(line, maxWords));
}

function inLines(words: StageWord[], maxWords: number | null): StageWord[][] {
  if (maxWords === null || words.length <= maxWords) return [words];
  return Array.from({ length: Math.ceil(words.length / maxWords) }, (_, line) =>
    words.slice(line * maxWords, (line + 1) * maxWords),
  );
}
