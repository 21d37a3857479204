import { expect, test } from 'vitest';
import { breakLines, lineLengths } from './break-lines.ts';
import { changedCues, spaceCues, type Spacing } from './cue-spacing.ts';
import { cueText } from './cue-text.ts';
import { cutCues } from './cut-cues.ts';
import { cuesOf, type EditCue, type EditWord, type ScenarioDocument } from './document.ts';
import { canMerge, mergeCues } from './merge-cues.ts';

const word = (text: string, start: number, end: number): EditWord => ({ text, start, end });
const cue = (id: string, start: number, end: number, more: object = {}): EditCue => ({
  ...{ id, type: 'text', start, end, text: id, ...more },
});
const spans = (document: ScenarioDocument) => cuesOf(document).map(({ start, end }) => [start, end]);
const texts = (document: ScenarioDocument) => cuesOf(document).map(cueText);

test('two cues become one: words keep their times, the gap is joined, the first one gives id and style', () => {
  const timed = { text: undefined, words: [word('to', 0, 0.4), word('bake', 0.4, 1)], style: 'neon' };
  const document = { cues: [cue('b', 2, 3, { text: 'a loaf' }), cue('a', 0, 1, timed), cue('c', 5, 6)] };
  const merged = mergeCues(document, ['a']); // and the next in time
  expect(merged).toEqual({
    document: {
      cues: [
        {
          ...{ id: 'a', type: 'text', start: 0, end: 3, style: 'neon' },
          words: [...timed.words, word('a', 2, 2.2), word('loaf', 2.2, 3)],
        },
        cue('c', 5, 6),
      ],
    },
    ids: ['a'],
  });
  expect([canMerge(document, ['c']), mergeCues(document, ['c'])]).toEqual([false, { document, ids: [] }]);
});

test('merged texts stand on one line where they fit, else below each other; marks keep their letters', () => {
  const mark = { from: 0, to: 4, style: { italic: true } };
  const long = 'this is a long line of a caption';
  const document = {
    cues: [cue('a', 0, 1, { text: 'oh no' }), cue('b', 1, 2, { text: long, marks: [mark] })],
  };
  expect(mergeCues(document, ['a', 'b']).document['cues']).toEqual([
    cue('a', 0, 2, { text: `oh no ${long}`, marks: [{ ...mark, from: 6, to: 10 }] }),
  ]);
  const twice = mergeCues({ cues: [cue('a', 0, 1, { text: long }), cue('b', 1, 2, { text: long })] }, [
    'a',
    'b',
  ]);
  expect(texts(twice.document)).toEqual([`${long}\n${long}`]);
});

test('a cue is cut by words as evenly as may be, and by characters; parts follow each other', () => {
  const document = { cues: [cue('a', 0, 7, { text: 'a b c d e f g', style: 'neon' })] };
  const cut = cutCues(document, ['a'], { by: 'words', most: 3 });
  expect(cuesOf(cut)).toEqual([
    cue('a', 0, 3, { text: 'a b c', style: 'neon' }),
    cue('c1', 3, 6, { text: 'd e f', style: 'neon' }),
    cue('c2', 6, 7, { text: 'g', style: 'neon' }),
  ]);
  expect(texts(cutCues(document, ['a'], { by: 'characters', most: 5 }))).toEqual(['a b c', 'd e f', 'g']);
  expect(cutCues(document, ['a'], { by: 'words', most: 7 })).toBe(document);
});

test('a cue is cut where it pauses, and each part ends with its last word', () => {
  const words = [word('one\n', 0, 1), word('two', 1.6, 2), word('three', 2.1, 3)];
  const document = { cues: [cue('a', 0, 4, { text: undefined, words })] };
  expect(cutCues(document, ['a'], { by: 'pauses', seconds: 0.5 })['cues']).toEqual([
    { ...cue('a', 0, 1), text: undefined, words: [word('one', 0, 1)] },
    { ...cue('c1', 1.6, 4), text: undefined, words: words.slice(1) },
  ]);
});

test.each<[Spacing, [number, number][], number]>([
  [
    { kind: 'close', seconds: 0.5 },
    [
      [0, 1.2],
      [1.2, 1.9],
      [1.9, 2.5],
      [4, 5],
    ],
    1,
  ],
  [
    { kind: 'gap', seconds: 0.4 },
    [
      [0, 0.8],
      [1.2, 1.5],
      [1.9, 2.5],
      [4, 5],
    ],
    2,
  ],
  [
    { kind: 'length', seconds: 1 },
    [
      [0, 1],
      [1.2, 2],
      [1.9, 2.9],
      [4, 5],
    ],
    1,
  ],
  [
    { kind: 'overlap' },
    [
      [0, 1],
      [1.2, 1.9],
      [1.9, 2.5],
      [4, 5],
    ],
    1,
  ],
])('%j', (spacing, wanted, changed) => {
  const document = {
    cues: [
      ...[cue('a', 0, 1), cue('b', 1.2, 2), cue('c', 1.9, 2.5), cue('d', 4, 5)],
      ...[cue('above', 0.5, 4.5, { layout: { anchor: 'tc' } }), { ...cue('logo', 0.9, 9), type: 'image' }],
    ],
  };
  const ids = cuesOf(document).map(({ id }) => id);
  const edited = spaceCues(document, ids, spacing, 0.04);
  const closing = spacing.kind === 'close' ? spaceCues(document, ids, { kind: 'overlap' }, 0.04) : null;
  const shown = closing ? spaceCues(closing, ids, spacing, 0.04) : edited;
  expect(spans(shown).slice(0, 4)).toEqual(wanted);
  expect(spans(shown).slice(4)).toEqual([
    [0.5, 4.5],
    [0.9, 9],
  ]);
  expect(changedCues(closing ?? document, shown)).toBe(changed);
});

test('cues that start together are left alone, words go along, and what is right stays the same document', () => {
  const twins = { cues: [cue('a', 0, 2), cue('b', 0, 2)] };
  expect(spaceCues(twins, ['a', 'b'], { kind: 'overlap' }, 0.04)).toBe(twins);
  const timed = { cues: [cue('a', 0, 2, { words: [word('x', 0, 1), word('y', 1, 2)] }), cue('b', 1, 3)] };
  expect(cuesOf(spaceCues(timed, ['a'], { kind: 'overlap' }, 0.04))[0]?.words).toEqual([
    ...[word('x', 0, 0.5), word('y', 0.5, 1)],
  ]);
});

test('lines are as few and as even as may be, and break after marks', () => {
  expect(lineLengths('the quick brown fox jumps over the lazy dog'.split(' '), 24)).toEqual([4, 5]);
  expect(lineLengths('yes, I know that you know it'.split(' '), 24)).toEqual([4, 3]);
  expect(lineLengths(['Donaudampfschifffahrt', 'is', 'long'], 10)).toEqual([1, 2]);
});

test('texts are broken into lines; one with too many becomes several cues by its words, marks kept', () => {
  const text = 'the quick brown\nfox jumps over the lazy dog';
  const document = {
    cues: [
      cue('a', 0, 4, { text, marks: [{ from: 16, to: 19, style: 'neon' }] }),
      cue('b', 5, 6, { text: 'short' }),
    ],
  };
  const one = breakLines(document, ['a', 'b'], { characters: 24, lines: 2 });
  expect(texts(one)).toEqual([
    'the quick brown fox jumps\nover the lazy dog'.replace(' jumps\n', '\njumps '),
    'short',
  ]);
  expect(cuesOf(one)[0]?.marks).toEqual([{ from: 16, to: 19, style: 'neon' }]);
  expect(cuesOf(one)[1]).toBe(cuesOf(document)[1]);
  const two = breakLines(document, ['a'], { characters: 24, lines: 1 });
  expect(texts(two)).toEqual(['the quick brown fox', 'jumps over the lazy dog', 'short']);
  expect(cuesOf(two)[0]?.marks).toEqual([{ from: 16, to: 19, style: 'neon' }]);
  expect(spans(two)[0]?.[1]).toBe(spans(two)[1]?.[0]);
});
