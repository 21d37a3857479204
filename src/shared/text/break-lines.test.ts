import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { breakLines, type LineRoom } from './break-lines.ts';

/** A letter is one wide, a space one. */
function broken(text: string, room: number, maxWords: number): string[] {
  const words = text.split(' ');
  const starts = breakLines({
    widths: words.map((word) => word.length),
    spaces: words.map(() => 1),
    endsWell: words.map((word) => /[,.]$/.test(word)),
    ...{ room, maxWords },
  });
  return starts.map((start, index) => words.slice(start, starts[index + 1]).join(' '));
}

test('a caption in a narrow film has no line of one small word', () => {
  const text = 'YOU NEED FLOUR, WATER, SALT, AND A LITTLE PATIENCE.';
  expect(broken(text, 14, 3)).toEqual(['YOU NEED', 'FLOUR, WATER,', 'SALT, AND', 'A LITTLE', 'PATIENCE.']);
  expect(broken(text, 20, 3)).toEqual(['YOU NEED FLOUR,', 'WATER, SALT, AND', 'A LITTLE PATIENCE.']);
});

test('words that fit are shared out evenly, and not more on a line than may be', () => {
  expect(broken('one two six ten', 99, 3)).toEqual(['one two', 'six ten']);
  expect(broken('one two six', 99, 3)).toEqual(['one two six']);
  expect(broken('a immeasurable b', 5, 3)).toEqual(['a', 'immeasurable', 'b']);
});

/** All ways to break so many words, each as the starts of its lines. */
function allBreakings(count: number, from = 0): number[][] {
  if (from === count) return [[]];
  return Array.from({ length: count - from }, (_, taken) =>
    allBreakings(count, from + taken + 1).map((rest) => [from, ...rest]),
  ).flat();
}

test('no other breaking has fewer lines, or as many that fit and are more even', () => {
  const random = seededRandom(5);
  for (let turn = 0; turn < 300; turn += 1) {
    const count = 1 + Math.floor(random() * 8);
    const line: LineRoom = {
      widths: Array.from({ length: count }, () => 1 + Math.floor(random() * 9)),
      spaces: Array.from({ length: count }, () => 1),
      room: 8 + Math.floor(random() * 12),
      maxWords: 1 + Math.floor(random() * 4),
      endsWell: Array.from({ length: count }, () => false),
    };
    const widthsOf = (starts: readonly number[]) =>
      starts.map((start, index) => {
        const words = line.widths.slice(start, starts[index + 1] ?? count);
        return { words: words.length, width: words.reduce((sum, width) => sum + width, words.length - 1) };
      });
    const fits = (starts: readonly number[]) =>
      widthsOf(starts).every(
        ({ words, width }) => words <= line.maxWords && (words === 1 || width <= line.room),
      );
    const costOf = (starts: readonly number[]) =>
      widthsOf(starts).reduce((sum, { width }) => sum + width * width, 0);
    const starts = breakLines(line);
    const fitting = allBreakings(count).filter(fits);
    const fewest = Math.min(...fitting.map(({ length }) => length));
    const leastCost = Math.min(...fitting.filter(({ length }) => length === fewest).map(costOf));
    expect({ turn, lines: starts.length, cost: costOf(starts), fits: fits(starts) }).toEqual({
      ...{ turn, lines: fewest, cost: leastCost, fits: true },
    });
  }
});
