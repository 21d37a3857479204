const BREAK_AT_END = /[\n\r\u2028\u2029]$/;
const BREAK_AT_START = /^[\n\r\u2028\u2029]/;

/**
 * The text that timed words make, and where each begins in it: a space stands between two of them, unless the first ends
 * or the second begins with a line break. Marks count their letters in it.
 */
export function joinedWords(words: readonly { readonly text: string }[]): {
  readonly text: string;
  readonly starts: readonly number[];
} {
  const parts: string[] = [];
  const starts: number[] = [];
  let length = 0;
  let last = '';
  for (const [index, word] of words.entries()) {
    if (index > 0 && !BREAK_AT_END.test(last) && !BREAK_AT_START.test(word.text)) {
      parts.push(' ');
      length += 1;
    }
    starts.push(length);
    parts.push(word.text);
    length += word.text.length;
    if (word.text !== '') last = word.text;
  }
  return { text: parts.join(''), starts };
}
