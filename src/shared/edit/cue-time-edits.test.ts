import { expect, test } from 'vitest';
import { duplicateCues, moveCues, shiftAll, splitCues, trimCue } from './cue-time-edits.ts';
import { retimeWords, spreadWords, withWordTimes } from './cue-text.ts';
import type { EditCue, ScenarioDocument } from './document.ts';

const said: EditCue = {
  id: 'c1',
  type: 'text',
  start: 1,
  end: 3,
  words: [
    { text: 'one', start: 1, end: 1.5 },
    { text: 'two', start: 1.5, end: 2 },
    { text: 'three', start: 2, end: 3 },
  ],
};
const written: EditCue = { id: 'c2', type: 'text', start: 4, end: 6, text: 'a line of words' };
const document: ScenarioDocument = { cues: [said, written] };
const cuesOf = (edited: ScenarioDocument) => edited['cues'];

test('cues move together with their words, and not before the film', () => {
  expect(cuesOf(moveCues(document, ['c1', 'c2'], -5))).toEqual([
    {
      ...said,
      start: 0,
      end: 2,
      words: [
        { text: 'one', start: 0, end: 0.5 },
        { text: 'two', start: 0.5, end: 1 },
        { text: 'three', start: 1, end: 2 },
      ],
    },
    { ...written, start: 3, end: 5 },
  ]);
  expect(shiftAll(shiftAll(document, 2), -2)).toEqual(document);
});

test('a trimmed cue keeps its words inside and a frame at least', () => {
  const trimmed = trimCue(document, 'c1', { edge: 'start', seconds: 1.75, shortest: 0.04 });
  expect(cuesOf(trimmed)).toEqual([
    {
      ...said,
      start: 1.75,
      words: [
        { text: 'one', start: 1.75, end: 1.75 },
        { text: 'two', start: 1.75, end: 2 },
        { text: 'three', start: 2, end: 3 },
      ],
    },
    written,
  ]);
  const tiny = trimCue(document, 'c2', { edge: 'end', seconds: 1, shortest: 0.04 });
  expect(cuesOf(tiny)).toEqual([said, { ...written, end: 4.04 }]);
});

test('a split gives each half its words, or the text at the nearest space', () => {
  expect(splitCues(document, ['c1', 'c2'], 1.8)).toEqual({
    document: {
      cues: [
        {
          ...said,
          end: 1.8,
          words: [
            { text: 'one', start: 1, end: 1.5 },
            { text: 'two', start: 1.5, end: 1.8 },
          ],
        },
        written,
        { ...said, id: 'c3', start: 1.8, words: [{ text: 'three', start: 2, end: 3 }] },
      ],
    },
    ids: ['c3'],
  });
  expect(cuesOf(splitCues(document, ['c2'], 5).document)).toEqual([
    said,
    { ...written, end: 5, text: 'a line' },
    { ...written, id: 'c3', start: 5, text: 'of words' },
  ]);
  expect(splitCues(document, ['c1'], 3)).toEqual({ document, ids: [] });
});

test('copies follow the originals with the same distances', () => {
  const { document: edited, ids } = duplicateCues(document, ['c1', 'c2']);
  const copies = (cuesOf(edited) as EditCue[]).slice(2);
  expect({ ids, spans: copies.map(({ id, start, end }) => [id, start, end]) }).toEqual({
    ids: ['c3', 'c4'],
    spans: [
      ['c3', 6, 8],
      ['c4', 9, 11],
    ],
  });
});

test('words share a span by their letters', () => {
  expect(spreadWords(['a', 'bbb'], 0, 4)).toEqual([
    { text: 'a', start: 0, end: 1 },
    { text: 'bbb', start: 1, end: 4 },
  ]);
  expect(withWordTimes({ ...written, text: 'a bbb' })).toEqual({
    id: 'c2',
    type: 'text',
    start: 4,
    end: 6,
    words: [
      { text: 'a', start: 4, end: 4.5 },
      { text: 'bbb', start: 4.5, end: 6 },
    ],
  });
});

test('words before and after a change keep their times', () => {
  expect(retimeWords(said.words ?? [], 'one and a three', said)).toEqual([
    { text: 'one', start: 1, end: 1.5 },
    { text: 'and', start: 1.5, end: 1.875 },
    { text: 'a', start: 1.875, end: 2 },
    { text: 'three', start: 2, end: 3 },
  ]);
});
