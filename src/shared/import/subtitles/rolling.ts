import type { Losses } from './losses.ts';
import type { TimedBlock } from './read-blocks.ts';

/** Captions that roll begin most cues with lines of the cue before. */
const MOST_REPEATED_LINES = 4;
/** A cue of more lines, or a line of more letters, does not roll. */
const MOST_LINES = 8;
const MOST_LETTERS = 1000;
const FEWEST_REPEATS = 3;
const ROLLING_RATIO = 0.5;
const LARGEST_GAP_SECONDS = 0.1;

/**
 * Captions that roll up, as YouTube writes them, say each line twice or three times: once as it is spoken, and again above
 * the next one. Here every line is shown once, while it is the newest; a cue that says nothing new makes the one before
 * longer. Files that do not roll are left as they are, with people who say "No." twice. `plain`: a line without its marks.
 */
export function withoutRolling(
  blocks: readonly TimedBlock[],
  plain: (line: string) => string,
  losses: Losses,
): readonly TimedBlock[] {
  const said = blocks.map(({ lines }) =>
    lines.length > MOST_LINES
      ? []
      : lines.map((line) => (line.length > MOST_LETTERS ? line : plain(line).trim())),
  );
  const repeated = blocks.map((block, index) => {
    const before = blocks[index - 1];
    const follows =
      before !== undefined && block.start >= before.start && block.start - before.end <= LARGEST_GAP_SECONDS;
    return follows ? repeatedLines(said[index - 1] ?? [], said[index] ?? []) : 0;
  });
  const repeats = repeated.filter((count) => count > 0).length;
  if (repeats < FEWEST_REPEATS || repeats < (blocks.length - 1) * ROLLING_RATIO) return blocks;
  const kept: TimedBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    const count = repeated[index] ?? 0;
    if (count > 0) losses.note('rolling.collapsed', block.line);
    const lines = withoutFirst(block.lines, said[index] ?? [], count);
    const isNew = lines.some(
      (_line, offset) => said[index]?.[block.lines.length - lines.length + offset] !== '',
    );
    const last = kept.at(-1);
    if (isNew || count === 0 || !last) kept.push({ ...block, lines });
    else kept[kept.length - 1] = { ...last, end: Math.max(last.end, block.end) };
  }
  return kept;
}

/** How many lines at the start are those at the end of the cue before; empty ones do not count. */
function repeatedLines(before: readonly string[], now: readonly string[]): number {
  const [last, first] = [before.filter((line) => line !== ''), now.filter((line) => line !== '')];
  for (let count = Math.min(MOST_REPEATED_LINES, last.length, first.length); count > 0; count--) {
    const isSame = first.slice(0, count).every((line, index) => line === last[last.length - count + index]);
    if (isSame) return count;
  }
  return 0;
}

/** The lines behind the first `count` that say something. */
function withoutFirst(lines: readonly string[], said: readonly string[], count: number): readonly string[] {
  if (count === 0) return lines;
  let left = count;
  const index = said.findIndex((line) => line !== '' && --left === 0);
  return lines.slice(index + 1);
}
