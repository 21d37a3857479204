import { expect, test } from 'vitest';
import {
  addCues,
  addTextCue,
  deleteCues,
  setCueText,
  setStyle,
  setWords,
  updateCues,
  updateLayout,
} from './cue-edits.ts';
import type { ScenarioDocument } from './document.ts';
import { withIds } from './ids.ts';
import { editProblem } from './edit-problem.ts';

const document: ScenarioDocument = {
  cueframe: 1,
  'x-tool': { kept: true },
  cues: [
    { id: 'c1', type: 'text', start: 0, end: 1, text: 'one', blend: 'screen' },
    { id: 'c2', type: 'text', start: 1, end: 2, text: 'two' },
  ],
};

test('a cue gets an id that no other has, and nothing else changes', () => {
  expect(addTextCue(document, 2.00000049, 4, 'three')).toEqual({
    document: {
      ...document,
      cues: [
        { id: 'c1', type: 'text', start: 0, end: 1, text: 'one', blend: 'screen' },
        { id: 'c2', type: 'text', start: 1, end: 2, text: 'two' },
        { id: 'c3', type: 'text', start: 2, end: 4, text: 'three' },
      ],
    },
    ids: ['c3'],
  });
});

test('an imported cue keeps its own id only where it is free', () => {
  const cue = { type: 'text', start: 0, end: 1, text: 'x' };
  expect(
    addCues(document, [
      { ...cue, id: 'c2' },
      { ...cue, id: 'mine' },
    ]).ids,
  ).toEqual(['c3', 'mine']);
});

test('a key set to undefined is taken out, keys the window does not know stay', () => {
  const edited = updateCues(updateCues(document, ['c1'], { layer: 2 }), ['c1'], {
    layer: undefined,
    opacity: 0.5,
  });
  expect(edited['cues']).toEqual([
    { id: 'c1', type: 'text', start: 0, end: 1, text: 'one', blend: 'screen', opacity: 0.5 },
    { id: 'c2', type: 'text', start: 1, end: 2, text: 'two' },
  ]);
});

test('a layout without keys is taken out of the cue', () => {
  const placed = updateLayout(document, ['c2'], { anchor: 'tl', x: 0.1 });
  expect((placed['cues'] as unknown[])[1]).toEqual({
    id: 'c2',
    type: 'text',
    start: 1,
    end: 2,
    text: 'two',
    layout: { anchor: 'tl', x: 0.1 },
  });
  expect(updateLayout(placed, ['c2'], { anchor: undefined, x: undefined })).toEqual(document);
});

test('text, style and words replace each other as the format asks', () => {
  const words = [
    { text: 'b', start: 1.5, end: 1.2 },
    { text: 'a', start: 1, end: 1.5 },
  ];
  const edited = setWords(setStyle(document, ['c2'], 'neon'), 'c2', words);
  expect((edited['cues'] as unknown[])[1]).toEqual({
    id: 'c2',
    type: 'text',
    start: 1,
    end: 2,
    style: 'neon',
    words: [
      { text: 'a', start: 1, end: 1.5 },
      { text: 'b', start: 1.5, end: 1.5 },
    ],
  });
  expect((setCueText(edited, 'c2', 'a c')['cues'] as { words: unknown }[])[1]?.words).toEqual([
    { text: 'a', start: 1, end: 1.5 },
    { text: 'c', start: 1.5, end: 2 },
  ]);
});

test('an edit that changes nothing gives the very same document', () => {
  expect(deleteCues(document, ['nobody'])).toBe(document);
  expect(withIds(document)).toBe(document);
});

test('opening gives ids to cues and clips without one, beside those there are', () => {
  const bare = {
    cueframe: 1,
    timeline: [{ media: 'a' }],
    cues: [{ type: 'text' }, { id: 'c1' }, { type: 'text' }],
  };
  expect(withIds(bare)).toEqual({
    cueframe: 1,
    timeline: [{ media: 'a', id: 'p1' }],
    cues: [{ type: 'text', id: 'c2' }, { id: 'c1' }, { type: 'text', id: 'c3' }],
  });
});

test.each([
  [{ cues: {} }, 'cues'],
  [
    {
      cues: [
        { type: 'text', start: 0, end: 1 },
        { type: 'text', start: '0', end: 1 },
      ],
    },
    'cues[1]',
  ],
  [{ cues: [{ type: 'text', start: 0, end: 1, words: [{ text: 'a', start: 0 }] }] }, 'cues[0]'],
  [{ timeline: [{ in: 2 }] }, 'timeline[0]'],
  [{ media: { a: 'a.mp4' } }, 'media.a'],
  [document, null],
])('a document the window cannot edit is refused with the place: %j', (broken, place) => {
  expect(editProblem(broken)).toBe(place);
});
