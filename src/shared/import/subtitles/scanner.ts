/**
 * A text that is read from its start to its end. A mark that was looked for once is not looked for again before the place
 * where it was found, so that a text of nothing but opening marks costs one pass for each kind of closing mark.
 */
export type Scanner = {
  readonly text: string;
  /** Where `mark` stands at or after `at`; -1: nowhere. `at` never decreases between calls for the same mark. */
  find(mark: string, at: number): number;
  /** How many letters all searches have looked at. */
  readonly searched: () => number;
};

export function createScanner(text: string): Scanner {
  const found = new Map<string, number>();
  let searched = 0;
  return {
    text,
    searched: () => searched,
    find(mark, at) {
      const known = found.get(mark);
      if (known === -1 || (known !== undefined && known >= at)) return known;
      const next = text.indexOf(mark, at);
      searched += (next === -1 ? text.length : next + mark.length) - at;
      found.set(mark, next);
      return next;
    },
  };
}

export function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= '0' && letter <= '9';
}

/** Whether nothing but digits stands in a line, as in the numbers of SRT cues. */
export function isNumber(line: string): boolean {
  const number = line.trim();
  if (number === '') return false;
  for (const letter of number) if (!isDigit(letter)) return false;
  return true;
}
