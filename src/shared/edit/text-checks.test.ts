import { expect, test } from 'vitest';
import { cueWarnings, readingSpeed } from './cue-warnings.ts';
import type { EditCue } from './document.ts';
import { isReadable, matchingCues, neighbourHit, replaceHit, searchReplace } from './search-replace.ts';
import { fullStyle, styleNameOf, styleValue, withOverride } from './style-edits.ts';

const cue = (id: string, start: number, end: number, text: string): EditCue => ({
  id,
  type: 'text',
  start,
  end,
  text,
});
const plain = { matchCase: false, wholeWord: false, isPattern: false };

test('replacing counts places, takes the text as it is and leaves other cues alone', () => {
  const cues = [cue('a', 0, 1, 'Cost: 5 $. cost'), cue('b', 1, 2, 'nothing')];
  const edited = searchReplace({ cues }, { ...plain, text: 'cost' }, '$&');
  expect(edited).toEqual({
    document: { cues: [{ ...cues[0], text: '$&: 5 $. $&' }, cues[1]] },
    ...{ count: 2, ids: ['a'] },
  });
  expect((edited.document['cues'] as unknown[])[1]).toBe(cues[1]);
});

test.each([
  [{ text: 'an', matchCase: false, wholeWord: false }, ['a', 'b', 'c']],
  [{ text: 'an', matchCase: true, wholeWord: false }, ['a', 'b']],
  [{ text: 'an', matchCase: false, wholeWord: true }, ['b', 'c']],
  [{ text: '', matchCase: false, wholeWord: false }, ['a', 'b', 'c', 'd']],
  [{ text: 'éa', matchCase: false, wholeWord: true }, []],
])('%j finds %j', (how, found) => {
  const search = { ...plain, ...how };
  const cues = [
    cue('a', 0, 1, 'banana'),
    cue('b', 0, 1, 'an egg'),
    cue('c', 0, 1, 'AN'),
    cue('d', 0, 1, 'éau'),
  ];
  expect(matchingCues(cues, search).map(({ id }) => id)).toEqual(found);
});

test('a pattern finds and puts in what its parts found; one that cannot be read finds nothing', () => {
  const document = { cues: [cue('a', 0, 1, 'room 12, room 7'), cue('b', 1, 2, 'no room')] };
  const search = { ...plain, text: String.raw`room (\d+)`, isPattern: true };
  expect(searchReplace(document, search, '$1 rooms')).toEqual({
    document: { cues: [cue('a', 0, 1, '12 rooms, 7 rooms'), document.cues[1]] },
    ...{ count: 2, ids: ['a'] },
  });
  const half = { ...search, text: 'room (' };
  expect([isReadable(search), isReadable(half), matchingCues(document.cues, half)]).toEqual([
    true,
    false,
    [],
  ]);
  expect(searchReplace(document, { ...search, text: 'x*' }, '!').count).toBe(0);
});

test('hits are gone through one by one, round the ends, and replaced one by one', () => {
  const cues = [cue('a', 0, 1, 'la la'), cue('b', 1, 2, 'lo'), cue('c', 2, 3, 'la')];
  const search = { ...plain, text: 'la' };
  const all: unknown[] = [];
  let at: { cueId: string; from: number } | null = null;
  for (let turn = 0; turn < 4; turn += 1) all.push((at = neighbourHit(cues, search, at, 1)));
  const [first, second, third] = [
    { cueId: 'a', from: 0, to: 2 },
    { cueId: 'a', from: 3, to: 5 },
    { cueId: 'c', from: 0, to: 2 },
  ];
  expect(all).toEqual([first, second, third, first]);
  expect([neighbourHit(cues, search, first, -1), neighbourHit(cues, search, null, -1)]).toEqual([
    third,
    third,
  ]);
  const once = replaceHit({ cues }, search, first, 'la la');
  expect(once).toEqual({ document: { cues: [cue('a', 0, 1, 'la la la'), cues[1], cues[2]] }, after: 5 });
  expect(replaceHit({ cues }, search, { cueId: 'b', from: 0 }, 'x')).toEqual({
    document: { cues },
    after: 0,
  });
});

test('warnings: fast, short, long lines, no text, and overlap on the same place only', () => {
  const cues = [
    cue('fast', 0, 1, 'a'.repeat(30)),
    cue('short', 2, 2.5, 'hi'),
    cue('long', 3, 6, 'a'.repeat(43)),
    cue('empty', 7, 9, ' '),
    cue('over', 8, 10, 'over'),
    { ...cue('above', 8, 10, 'above'), layout: { anchor: 'tc' } },
    cue('fine', 10, 12, 'fine'),
  ];
  expect(Object.fromEntries(cueWarnings(cues))).toEqual({
    fast: [{ kind: 'fast', charactersPerSecond: 30 }],
    short: [{ kind: 'short', seconds: 0.5 }],
    long: [{ kind: 'long-line', characters: 43 }],
    empty: [{ kind: 'empty' }],
    over: [{ kind: 'overlap', withId: 'empty' }],
  });
});

test('characters are counted, not their parts; blanks that follow each other count once', () => {
  const faces = cue('faces', 0, 2, '😀'.repeat(40));
  expect([readingSpeed(faces), cueWarnings([faces]).size]).toEqual([20, 0]);
  expect(readingSpeed(cue('blanks', 0, 1, '  a \n\n b  '))).toBe(3);
});

test('a style is kept in its shortest form', () => {
  expect([styleValue('default', {}), styleValue('neon', {}), withOverride('neon', { size: 0.1 })]).toEqual([
    undefined,
    'neon',
    { extends: 'neon', size: 0.1 },
  ]);
  expect(withOverride({ extends: 'neon', size: 0.1 }, { size: undefined })).toBe('neon');
  expect(withOverride({ color: 'red' }, { color: undefined })).toBeUndefined();
  expect([styleNameOf(undefined), styleNameOf('boxed'), styleNameOf({ size: 1 })]).toEqual([
    'default',
    'boxed',
    'default',
  ]);
});

test('a full style has all it stands on, even where styles extend each other in a ring', () => {
  const document = { styles: { loud: { extends: 'neon', size: 0.2 }, ring: { extends: 'ring', size: 0.3 } } };
  expect(fullStyle(document, { extends: 'loud', color: 'red' })).toMatchObject({
    size: 0.2,
    color: 'red',
    glow: { radius: 0.022, color: '#22d3ee' },
    lineHeight: 1.2,
  });
  expect(fullStyle(document, 'ring')).toMatchObject({ size: 0.3, weight: 700 });
});
