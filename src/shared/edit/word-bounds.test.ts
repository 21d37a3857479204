import { expect, test } from 'vitest';
import { moveBound, tappedWords, wordBounds } from './word-bounds.ts';
import { spreadWords } from './word-texts.ts';

const word = (text: string, start: number, end: number) => ({ text, start, end });
const WORDS = [word('a', 1, 1.5), word('b', 1.5, 2), { ...word('c', 2.4, 3), style: 'neon' }];
const CUE = { start: 1, end: 4 };

test('edges that two words share are one', () => {
  expect(wordBounds(WORDS)).toEqual([
    { seconds: 1, left: null, right: 0 },
    { seconds: 1.5, left: 0, right: 1 },
    { seconds: 2, left: 1, right: null },
    { seconds: 2.4, left: null, right: 2 },
    { seconds: 3, left: 2, right: null },
  ]);
});

test.each([
  [1, 1.7, [word('a', 1, 1.7), word('b', 1.7, 2), WORDS[2]]],
  [1, 9, [word('a', 1, 1.96), word('b', 1.96, 2), WORDS[2]]],
  [0, 0, WORDS],
  [2, 9, [WORDS[0], word('b', 1.5, 2.4), WORDS[2]]],
  [3, 0, [WORDS[0], WORDS[1], { ...WORDS[2], start: 2 }]],
  [4, 9, [WORDS[0], WORDS[1], { ...WORDS[2], end: 4 }]],
])('edge %i moved to %f', (index, seconds, wanted) => {
  const bound = wordBounds(WORDS)[index];
  expect(bound && moveBound(WORDS, bound, seconds, { cue: CUE, shortest: 0.04 })).toEqual(wanted);
});

test('taps become the starts of words; the words that got none share what is left', () => {
  const tapped = (...taps: readonly number[]) => tappedWords(WORDS, taps, CUE, spreadWords);
  expect(tapped(0.5, 2, 2.5)).toEqual([
    ...[word('a', 1, 2), word('b', 2, 2.5), { ...word('c', 2.5, 4), style: 'neon' }],
  ]);
  expect(tapped(1.2, 2)).toEqual([
    ...[word('a', 1.2, 2), word('b', 2, 3), { ...word('c', 3, 4), style: 'neon' }],
  ]);
  expect(tapped(9, 9, 9).map(({ start, end }) => end > start)).toEqual([true, true, true]);
  expect(tapped()).toBe(WORDS);
});
