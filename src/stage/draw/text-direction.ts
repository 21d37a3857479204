/** Scripts written from right to left. Letters only: digits and punctuation have no direction of their own. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
const LETTER = /\p{L}/u;

export type Direction = 'ltr' | 'rtl';

/** The direction of the first letter; null where there is none. */
export function directionOf(text: string): Direction | null {
  for (const character of text) {
    if (LETTER.test(character)) return RIGHT_TO_LEFT.test(character) ? 'rtl' : 'ltr';
  }
  return null;
}

/** Words [start, end) of a line that read in one direction. */
export type DirectionRun = { readonly start: number; readonly end: number; readonly direction: Direction };

/**
 * Runs of a line in logical order. Each word is a box of its own, which the browser's bidi algorithm takes as neutral: a
 * phrase in the other direction has to be held together by an element that says so. Words without letters belong to a
 * run when it goes on after them, else to the line (as in the Unicode algorithm).
 */
export function directionRuns(words: readonly string[]): { base: Direction; runs: DirectionRun[] } {
  const directions = words.map(directionOf);
  const base = directions.find((direction) => direction !== null) ?? 'ltr';
  const runs: DirectionRun[] = [];
  let start = 0;
  while (start < words.length) {
    const direction = directions[start] ?? base;
    let end = start + 1;
    for (let next = end; next < words.length; next++) {
      const nextDirection = directions[next] ?? null;
      if (nextDirection !== null && nextDirection !== direction) break;
      if (direction === base || nextDirection === direction) end = next + 1;
    }
    runs.push({ start, end, direction });
    start = end;
  }
  return { base, runs };
}
