import { expect, test } from 'vitest';
import { frameRate } from '../time.ts';
import type { EditCue, ScenarioDocument } from './document.ts';
import { leastPartSeconds, splitCues, whyNotSplit } from './split-cues.ts';

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

const at = (atSeconds: number) => ({ atSeconds, leastSeconds: leastPartSeconds(frameRate(25)) });

test('a split gives each half its words, or the text at the nearest space', () => {
  expect(splitCues(document, ['c1', 'c2'], at(1.8))).toEqual({
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
  expect(cuesOf(splitCues(document, ['c2'], at(5)).document)).toEqual([
    said,
    { ...written, end: 5, text: 'a line' },
    { ...written, id: 'c3', start: 5, text: 'of words' },
  ]);
});

test('no part is left that is shorter than a tenth of a second, or than a frame', () => {
  expect([25, 240, 4].map((rate) => leastPartSeconds(frameRate(rate)))).toEqual([0.1, 0.1, 0.25]);
  for (const seconds of [1, 1.08, 2.92, 3])
    expect(splitCues(document, ['c1', 'c2'], at(seconds))).toEqual({ document, ids: [] });
  expect(splitCues(document, ['c1'], at(1.1)).ids).toEqual(['c3']);
  expect(splitCues(document, ['c1'], at(2.9)).ids).toEqual(['c3']);
});

test('what cannot be split says why: nothing is there, or an edge is too near', () => {
  const why = (seconds: number) => whyNotSplit(document, ['c1', 'c2'], at(seconds));
  expect([3.5, 1, 1.04, 2.96, 2, 5].map(why)).toEqual([
    ...['outside', 'outside', 'near-edge', 'near-edge', null, null],
  ]);
  expect(whyNotSplit(document, ['c1'], at(5))).toBe('outside');
});
