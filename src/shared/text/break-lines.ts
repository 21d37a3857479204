/** What a line of words is broken by. Widths in any one unit. */
export type LineRoom = {
  /** Of each word; and of the space before it, which is not there at a line's start. */
  readonly widths: readonly number[];
  readonly spaces: readonly number[];
  /** A wider line does not fit. Infinity: any does. */
  readonly room: number;
  readonly maxWords: number;
  /** Whether a line ends well after a word: a clause does. */
  readonly endsWell: readonly boolean[];
};

/** How much more uneven lines may be for one that ends well, as a share of a line squared. */
const WELL_ENDED_SHARE = 0.08;

type Breaking = { readonly lines: number; readonly cost: number; readonly from: number };

/**
 * Breaks words into as few lines as they fit in, and those as even as they can be, rather ended where a clause ends. Gives the
 * index of the word that begins each line. A word wider than the room has a line of its own.
 */
export function breakLines(line: LineRoom): readonly number[] {
  const { widths } = line;
  const goodEnd = WELL_ENDED_SHARE * (widthOf(line, 0, widths.length) / fewestLines(line)) ** 2;
  const best: Breaking[] = [{ lines: 0, cost: 0, from: 0 }];
  for (let end = 1; end <= widths.length; end += 1) best.push(bestBefore(end, line, best, goodEnd));
  const starts: number[] = [];
  for (let end = widths.length; end > 0; end = best[end]?.from ?? 0) starts.unshift(best[end]?.from ?? 0);
  return starts;
}

function widthOf({ widths, spaces }: LineRoom, from: number, end: number): number {
  let width = widths[from] ?? 0;
  for (let index = from + 1; index < end; index += 1) width += (spaces[index] ?? 0) + (widths[index] ?? 0);
  return width;
}

/** As full as each line can be, from the first on. */
function fewestLines(line: LineRoom): number {
  let [lines, from] = [1, 0];
  for (let index = 1; index < line.widths.length; index += 1) {
    if (index - from < line.maxWords && widthOf(line, from, index + 1) <= line.room) continue;
    lines += 1;
    from = index;
  }
  return lines;
}

/** The best way to break the words before `end`, of the best ways to break fewer. */
function bestBefore(end: number, line: LineRoom, best: readonly Breaking[], goodEnd: number): Breaking {
  const { widths, room, maxWords, endsWell } = line;
  let found: Breaking | null = null;
  for (let from = end - 1; from >= 0 && end - from <= maxWords; from -= 1) {
    const width = widthOf(line, from, end);
    if (found && width > room) break;
    const before = best[from] as Breaking;
    const isWell = end === widths.length || endsWell[end - 1] === true;
    const cost = before.cost + width * width - (isWell ? goodEnd : 0);
    const lines = before.lines + 1;
    if (!found || lines < found.lines || (lines === found.lines && cost < found.cost))
      found = { lines, cost, from };
  }
  return found as Breaking;
}
