import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { cueText, withText } from './cue-text.ts';
import type { EditCue, EditWord } from './document.ts';
import { matchWords } from './match-words.ts';

const word = (text: string, start: number, end: number): EditWord => ({ text, start, end });
/** A baker's sentence with a pause after its first line. */
const WORDS = [
  ...[word('To', 1, 1.2), word('bake', 1.2, 1.7), word('bread\n', 1.7, 2.3)],
  ...[word('you', 3, 3.2), word('need', 3.2, 3.5), word('flour,', 3.5, 4)],
];
const said: EditCue = { id: 'c', type: 'text', start: 1, end: 4, words: WORDS };
const typed = (text: string, cue = said) => withText(cue, text).words;

test('the same sentence written anew keeps every word time, and its line break', () => {
  expect(cueText(said)).toBe('To bake bread\nyou need flour,');
  expect(typed('To bake bread\nyou need flour,')).toEqual(WORDS);
});

test('typed letter by letter from nothing, each letter against the words from before, it is the same', () => {
  let cue = said;
  for (const text of ['', 'T', 'To', 'To b', 'To bake bread\nyou need', 'To bake bread\nyou need flour,'])
    cue = withText(cue, text, said);
  expect(cue.words).toEqual(WORDS);
});

test('case and marks are no other word; a word put right keeps the time of the wrong one', () => {
  expect(typed('to bake, rolls\nYou need flour')).toEqual([
    ...[word('to', 1, 1.2), word('bake,', 1.2, 1.7), word('rolls\n', 1.7, 2.3)],
    ...[word('You', 3, 3.2), word('need', 3.2, 3.5), word('flour', 3.5, 4)],
  ]);
});

test('what is new is spoken in the pause where there is one; the others keep their times', () => {
  expect(typed('To bake bread at home\nyou need flour,')).toEqual([
    ...[word('To', 1, 1.2), word('bake', 1.2, 1.7), word('bread', 1.7, 2.3)],
    ...[word('at', 2.3, 2.533333), word('home\n', 2.533333, 3)],
    ...WORDS.slice(3),
  ]);
});

test('where there is no room the neighbours make some, and only they', () => {
  expect(typed('To slowly bake bread\nyou need flour,')).toEqual([
    ...[word('To', 1, 1.116667), word('slowly', 1.116667, 1.466667), word('bake', 1.466667, 1.7)],
    ...WORDS.slice(2),
  ]);
  const longer = typed('To bake bread\nyou need flour, oil');
  expect(longer?.slice(0, 5)).toEqual(WORDS.slice(0, 5));
  expect(longer?.slice(5)).toEqual([word('flour,', 3.5, 3.833333), word('oil', 3.833333, 4)]);
});

test('words that were pressed to nothing get a time again', () => {
  const crushed = [word('To', 1, 4), word('bake', 4, 4), word('bread', 4, 4)];
  expect(typed('To bake bread', { ...said, words: crushed })).toEqual([
    ...[word('To', 1, 1.545455), word('bake', 1.545455, 2.636364), word('bread', 2.636364, 4)],
  ]);
});

test('styles of words stay with them; a word that was two is timed as two', () => {
  const words = [{ ...word('Karaoke it', 0, 0.9), style: 'neon' }, word('now', 1.5, 2)];
  expect(typed('Karaoke it right now', { ...said, start: 0, end: 2, words })).toEqual([
    { ...word('Karaoke', 0, 0.7), style: 'neon' },
    { ...word('it', 0.7, 0.9), style: 'neon' },
    ...[word('right', 0.9, 1.5), word('now', 1.5, 2)],
  ]);
});

test('words are matched as they are written first, and by what they say second', () => {
  expect(matchWords(['the', 'The', 'end'], ['The', 'end'])).toEqual([1, 2]);
  expect(matchWords(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual([-1, 0, 1]);
  expect(matchWords(['...', 'x'], ['...', 'y'])).toEqual([0, -1]);
});

/** The longest common run of words by brute force over all choices of the shorter text. */
function longestRun(before: readonly string[], after: readonly string[]): number {
  let most = 0;
  for (let choice = 0; choice < 2 ** after.length; choice += 1) {
    const chosen = after.filter((_, index) => (choice >> index) & 1);
    let at = 0;
    for (const one of before) if (one === chosen[at]) at += 1;
    if (at === chosen.length) most = Math.max(most, at);
  }
  return most;
}

test.each([1, 2, 3, 4])(
  'any text typed over any words keeps order, leaves no word without a time (seed %i)',
  (seed) => {
    const random = seededRandom(seed);
    const below = (most: number) => Math.floor(random() * most);
    const text = (most: number) =>
      Array.from({ length: below(most) }, () => ['la', 'le', 'lo', 'lullaby', 'x'][below(5)] ?? '').join(' ');
    for (let round = 0; round < 250; round += 1) {
      const before = text(9).split(' ').filter(Boolean);
      const edges = Array.from({ length: before.length * 2 }, () => below(400) / 100).sort((a, b) => a - b);
      const words = before.map((one, index) => word(one, edges[index * 2] ?? 0, edges[index * 2 + 1] ?? 0));
      const wanted = text(9);
      const made = typed(wanted, { ...said, start: 0, end: 4, words }) ?? [];
      expect(made.map((one) => one.text).join(' ')).toBe(wanted);
      expect(made.filter(({ start, end }) => end <= start)).toEqual([]);
      expect(made.filter(({ start }, index) => start < (made[index - 1]?.start ?? 0))).toEqual([]);
      const found = matchWords(before, wanted.split(' ').filter(Boolean)).filter((index) => index >= 0);
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      expect(found.length).toBe(longestRun(before, wanted.split(' ').filter(Boolean)));
    }
  },
);
