import { roundSeconds, type EditWord } from './document.ts';

type Span = { readonly start: number; readonly end: number };

/** An edge of one word, or the edge that two words share. */
export type WordBound = {
  readonly seconds: number;
  /** The word that ends there; null: none does. */
  readonly left: number | null;
  /** The word that starts there. */
  readonly right: number | null;
};

/** Edges nearer than this are one: times of files are rounded. */
const SAME_SECONDS = 2e-3;

/** The edges of words in order. */
export function wordBounds(words: readonly EditWord[]): readonly WordBound[] {
  return words.flatMap((word, index) => {
    const before = words[index - 1];
    const isShared = before !== undefined && Math.abs(word.start - before.end) < SAME_SECONDS;
    const next = words[index + 1];
    const isSharedLater = next !== undefined && Math.abs(next.start - word.end) < SAME_SECONDS;
    const start = { seconds: word.start, left: isShared ? index - 1 : null, right: index };
    return isSharedLater ? [start] : [start, { seconds: word.end, left: index, right: null }];
  });
}

/** Between where and where an edge may be moved: `shortest` seconds are left of each word. */
export function boundRoom(
  words: readonly EditWord[],
  { left, right }: WordBound,
  cue: Span,
  shortest: number,
): Span {
  const [leftWord, rightWord] = [words[left ?? -1], words[right ?? -1]];
  const start = leftWord ? leftWord.start + shortest : (words[(right ?? 0) - 1]?.end ?? cue.start);
  const end = rightWord ? rightWord.end - shortest : (words[(left ?? 0) + 1]?.start ?? cue.end);
  return { start, end };
}

/** The words with an edge moved as far as its neighbours let it; the very words where it cannot move. */
export function moveBound(
  words: readonly EditWord[],
  bound: WordBound,
  seconds: number,
  { cue, shortest }: { readonly cue: Span; readonly shortest: number },
): readonly EditWord[] {
  const room = boundRoom(words, bound, cue, shortest);
  if (room.start > room.end) return words;
  const at = roundSeconds(Math.max(room.start, Math.min(room.end, seconds)));
  if (at === bound.seconds) return words;
  return words.map((word, index) => ({
    ...word,
    ...(index === bound.left && { end: at }),
    ...(index === bound.right && { start: at }),
  }));
}

/** Nobody taps quicker than this. */
const LEAST_TAP_SECONDS = 0.04;

/**
 * Words from the instants at which a person tapped, one for each word's start, in film seconds. A word lasts until the next
 * tap; the words that got none share what is left by their letters.
 */
export function tappedWords(
  words: readonly EditWord[],
  taps: readonly number[],
  cue: Span,
  spread: (texts: readonly string[], start: number, end: number) => readonly EditWord[],
): readonly EditWord[] {
  const count = Math.min(taps.length, words.length);
  if (count === 0) return words;
  const least = Math.min(LEAST_TAP_SECONDS, (cue.end - cue.start) / words.length / 2);
  const starts: number[] = [];
  for (const [index, tap] of taps.slice(0, count).entries()) {
    const from = index === 0 ? cue.start : (starts[index - 1] ?? cue.start) + least;
    starts.push(roundSeconds(Math.min(Math.max(tap, from), cue.end - least * (words.length - index))));
  }
  const last = starts.at(-1) ?? cue.start;
  const rest = spread(
    words.slice(count - 1).map(({ text }) => text),
    last,
    cue.end,
  );
  return words.map((word, index) => {
    if (index >= count - 1) return { ...word, ...rest[index - count + 1] };
    return { ...word, start: starts[index] ?? word.start, end: starts[index + 1] ?? word.end };
  });
}
