import { expect, test } from 'vitest';
import { frameRate } from '../time.ts';
import { duplicateCues, moveCues, shiftAll, trimCue, trimCues } from './cue-time-edits.ts';
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

test('a trimmed cue takes its words along and keeps a frame at least', () => {
  const trimmed = trimCue(document, 'c1', { edge: 'start', seconds: 1.75, shortest: 0.04 });
  expect(cuesOf(trimmed)).toEqual([
    {
      ...said,
      start: 1.75,
      words: [
        { text: 'one', start: 1.75, end: 2.0625 },
        { text: 'two', start: 2.0625, end: 2.375 },
        { text: 'three', start: 2.375, end: 3 },
      ],
    },
    written,
  ]);
  const tiny = trimCue(document, 'c2', { edge: 'end', seconds: 1, shortest: 0.04 });
  expect(cuesOf(tiny)).toEqual([said, { ...written, end: 4.04 }]);
});

test('several cues are trimmed at once by whole frames, and none to nothing', () => {
  const trim = (edge: 'start' | 'end', frames: number) =>
    (cuesOf(trimCues(document, ['c1', 'c2'], { edge, frames, rate: frameRate(25) })) as EditCue[]).map(
      ({ start, end }) => [start, end],
    );
  expect(trim('end', -10)).toEqual([
    [1, 2.6],
    [4, 5.6],
  ]);
  expect(trim('start', -60)).toEqual([
    [0, 3],
    [1.6, 6],
  ]);
  expect(trim('end', -200)).toEqual([
    [1, 1.04],
    [4, 4.04],
  ]);
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
