import { lowestIndex } from '../lowest-index.ts';
import type { EditMark } from './document.ts';

/** Where a letter of the old text stands in the new one, as the start and as the end of a mark. */
type Move = { readonly start: (at: number) => number; readonly end: (at: number) => number };

/**
 * The marks of a text that became another. What both have in common at their ends keeps its marks, letters typed inside a
 * mark belong to it. Where as many words were changed as there are now, each word has the marks of the one in its place;
 * else marks lose the letters that went.
 */
export function marksAfter(before: string, after: string, marks: readonly EditMark[]): readonly EditMark[] {
  if (before === after || marks.length === 0) return marks;
  const move = lettersMove(before, after) ?? middleMove(before, after);
  return marks.flatMap((mark) => {
    const [from, to] = [move.start(mark.from), move.end(Math.min(mark.to, before.length))];
    return to > from ? [{ ...mark, from, to }] : [];
  });
}

/** The marks of a part of a text, counted from the part's start. */
export function marksWithin(marks: readonly EditMark[], from: number, to: number): readonly EditMark[] {
  return marks.flatMap((mark) => {
    const [start, end] = [Math.max(from, mark.from), Math.min(to, mark.to)];
    return end > start ? [{ ...mark, from: start - from, to: end - from }] : [];
  });
}

/** Texts that differ in their spaces and line breaks alone: letter by letter. */
function lettersMove(before: string, after: string): Move | null {
  const [old, now] = [placesOfLetters(before), placesOfLetters(after)];
  if (old.length !== now.length) return null;
  for (const [index, at] of old.entries()) if (before[at] !== after[now[index]!]) return null;
  const rank = (at: number) => firstNotBefore(old, at);
  return {
    start: (at) => now[rank(at)] ?? after.length,
    end: (at) => (rank(at) === 0 ? 0 : now[rank(at) - 1]! + 1),
  };
}

function placesOfLetters(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) if (!/\s/.test(text[at]!)) places.push(at);
  return places;
}

/** How many of the numbers, which rise, are below `wanted`. */
function firstNotBefore(numbers: readonly number[], wanted: number): number {
  return lowestIndex(numbers.length, (index) => numbers[index]! >= wanted);
}

function middleMove(before: string, after: string): Move {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [oldEnd, newEnd] = [before.length - tail, after.length - tail];
  const words = wordsMove(before, after, head, oldEnd, newEnd);
  const grown = after.length - before.length;
  return {
    start: (at) =>
      at < head ? at : at >= oldEnd ? at + grown : at === head ? head : words ? words.start(at) : newEnd,
    end: (at) => (at <= head ? at : at >= oldEnd ? at + grown : words ? words.end(at) : head),
  };
}

/** As many words in the middle as before: each in its place. The middle is widened to whole words. */
function wordsMove(before: string, after: string, head: number, oldEnd: number, newEnd: number): Move | null {
  let from = head;
  while (from > 0 && !/\s/.test(before[from - 1]!)) from -= 1;
  let more = 0;
  while (oldEnd + more < before.length && !/\s/.test(before[oldEnd + more]!)) more += 1;
  const old = wordPlaces(before, from, oldEnd + more);
  const now = wordPlaces(after, from, newEnd + more);
  if (old.length < 2 || old.length !== now.length) return null;
  const [starts, ends] = [old.map((word) => word.start), old.map((word) => word.end)];
  return {
    start: (at) => now[firstNotBefore(starts, at)]?.start ?? newEnd,
    end: (at) => {
      const index = firstNotBefore(ends, at + 1) - 1;
      return index < 0 ? head : now[index]!.end;
    },
  };
}

function wordPlaces(
  text: string,
  from: number,
  to: number,
): { readonly start: number; readonly end: number }[] {
  return [...text.slice(from, to).matchAll(/\S+/g)].map((word) => ({
    start: from + word.index,
    end: from + word.index + word[0].length,
  }));
}
