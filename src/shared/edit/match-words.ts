/** A table larger than this is not filled: a cue of so many changed words says something else altogether. */
const MOST_CELLS = 1_000_000;

/** A word without its case and marks; one of marks alone is itself. */
function bare(word: string): string {
  const letters = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '');
  return letters === '' ? word.trim() : letters;
}

/**
 * Which word before became which after: for each new word the index of the old one that says the same, or -1. The longest
 * common run of words in order, of two equally long ones that with more words written alike.
 */
export function matchWords(before: readonly string[], after: readonly string[]): readonly number[] {
  const [old, now] = [before.map(bare), after.map(bare)];
  const found: number[] = after.map(() => -1);
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && before[head] === after[head]) found[head] = head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail += 1;
    found[after.length - tail] = before.length - tail;
  }
  const [rows, columns] = [old.length - head - tail, now.length - head - tail];
  if (rows === 0 || columns === 0 || (rows + 1) * (columns + 1) > MOST_CELLS) return found;

  // best[row][column]: the worth of what can still be matched from there on
  const width = columns + 1;
  const best = new Uint32Array((rows + 1) * width);
  const worth = (row: number, column: number) => {
    if (old[head + row] !== now[head + column]) return 0;
    return before[head + row] === after[head + column] ? SAME : ALIKE;
  };
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1) {
      const own = worth(row, column);
      const at = row * width + column;
      const without = Math.max(best[at + width] ?? 0, best[at + 1] ?? 0);
      best[at] = own === 0 ? without : Math.max(without, own + (best[at + width + 1] ?? 0));
    }
  for (let [row, column] = [0, 0]; row < rows && column < columns;) {
    const at = row * width + column;
    const own = worth(row, column);
    if (own > 0 && best[at] === own + (best[at + width + 1] ?? 0)) {
      found[head + column] = head + row;
      row += 1;
      column += 1;
    } else if (best[at] === best[at + width]) row += 1;
    else column += 1;
  }
  return found;
}

/** Words count first, how they are written second: a text has fewer words than this. */
const ALIKE = 20_000;
const SAME = ALIKE + 1;
