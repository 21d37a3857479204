import { splitLines, splitWords } from '../film/resolve-film/clean-text.ts';
import { roundSeconds, type EditWord } from './document.ts';

/** The words of a text. One that ends its line carries the line break: so the film breaks timed words there too. */
export function wordTexts(text: string): string[] {
  const words: string[] = [];
  let breaks = '';
  for (const [index, line] of splitLines(text).entries()) {
    if (index > 0) breaks += '\n';
    for (const word of splitWords(line)) {
      if (words.length > 0) words[words.length - 1] += breaks;
      words.push(words.length === 0 ? breaks + word : word);
      breaks = '';
    }
  }
  if (words.length > 0) words[words.length - 1] += breaks;
  return words;
}

/** The letters of a word as it is timed: at least one. Blanks and line breaks take no time. */
export function letterCount(word: string): number {
  return Math.max(1, [...word.trim()].length);
}

/** Spreads words over a span, each as long as its share of the letters. */
export function spreadWords(texts: readonly string[], start: number, end: number): EditWord[] {
  const weights = texts.map(letterCount);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return texts.map((text, index) => {
    const from = start + ((end - start) * before) / total;
    before += weights[index] ?? 0;
    return {
      text,
      start: roundSeconds(from),
      end: roundSeconds(start + ((end - start) * before) / total),
    };
  });
}
