/** Text a page can draw: half of a surrogate pair becomes U+FFFD, NUL goes. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Where a person broke the line: \n, \r\n, \r and the line and paragraph separators of Unicode. */
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;

export function splitLines(text: string): string[] {
  return text.split(LINE_BREAK);
}

/** Spaces a line may break at. The no-break spaces and the ideographic space stay in their word. */
const BREAKING_SPACE = /[\t\v\f \u1680\u2000-\u2006\u2008-\u200a\u205f]+/;

const WORD = /[^\t\v\f \u1680\u2000-\u2006\u2008-\u200a\u205f]+/g;

/** The words of one line; a run of a script without spaces, such as Chinese, is one word. */
export function splitWords(line: string): string[] {
  return line.split(BREAKING_SPACE).filter((word) => word !== '');
}

/** The words of a text by its lines, each with the number of letters before it. */
export function placedWords(text: string): (readonly { readonly text: string; readonly from: number }[])[] {
  let at = 0;
  return text.split(new RegExp(`(${LINE_BREAK.source})`)).flatMap((line, index) => {
    const begin = at;
    at += line.length;
    if (index % 2 === 1) return []; // the break itself
    return [[...line.matchAll(WORD)].map((word) => ({ text: word[0], from: begin + word.index }))];
  });
}
