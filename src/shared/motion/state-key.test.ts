import { expect, test } from 'vitest';
import { cueStateAt } from './cue-state.ts';
import {
  SAMPLE_STAGE,
  SAMPLE_STYLE,
  sampleAnimation,
  sampleFilm,
  sampleGroup,
  sampleShape,
  sampleText,
} from '../../../test/helpers/sample-cues.ts';
import { cueStateKey, filmKeyAt } from './state-key.ts';
import { REST, type BoxState } from './state.ts';

const state = (...boxes: Partial<BoxState>[]) => ({
  box: { ...REST, ...boxes[0] },
  words: boxes.slice(1).map((box) => ({ ...REST, ...box })),
  children: [],
});

test('a key says only what differs from rest', () => {
  expect([
    cueStateKey(null),
    cueStateKey(state({}, {}, {})),
    cueStateKey(state({ opacity: 0.5, xPx: -3 })),
    cueStateKey(state({}, {}, { color: 'r"1' }, {})),
    cueStateKey({ ...state({}), children: [null, state({ rotate: 9 }), state({})] }),
    cueStateKey(state({ opacity: 0, xPx: 5 }, { yPx: 5 })),
  ]).toEqual(['-', '', 'o0.5x-3', '|,c"r\\"1"', '||(-,r9)', '!']);
});

test('states that differ in any one property have different keys', () => {
  const values = Object.keys(REST).map((property) => ({
    [property]: property === 'fillMode' ? 'pill' : /color/i.test(property) ? '#123' : 0.25,
  }));
  const keys = values.flatMap((value) => [cueStateKey(state(value)), cueStateKey(state({}, value))]);
  expect(new Set(keys).size).toBe(values.length * 2);
});

test('the key of a film names its cues, and is empty where none is shown', () => {
  const film = sampleFilm([
    sampleShape({ id: 'late', startFrame: 120 }),
    sampleText({ id: 'early', endFrame: 130 }),
  ]);
  expect([99, 100, 120, 130, 160].map((frame) => filmKeyAt(film, frame))).toEqual([
    '',
    '"early"',
    '"late";"early"',
    '"late"',
    '',
  ]);
});

test('what comes and goes within a hidden part of a group changes the key: the group grows and shrinks with it', () => {
  const late = sampleShape({ id: 'late', startFrame: 130, endFrame: 140 });
  const hidden = sampleGroup([sampleGroup([late], { id: 'inner' })], { id: 'hidden', opacity: 0 });
  const inGroup = sampleFilm([sampleGroup([hidden, sampleShape({ id: 'seen' })], { id: 'group' })]);
  const alone = sampleFilm([hidden]);
  const keysAt = (film: typeof alone) => [129, 130, 139, 140].map((frame) => filmKeyAt(film, frame));
  expect([keysAt(inGroup), keysAt(alone)]).toEqual([
    ['"group"||(!((-)))', '"group"||(!)', '"group"||(!)', '"group"||(!((-)))'],
    ['"hidden"!', '"hidden"!', '"hidden"!', '"hidden"!'],
  ]);
});

test('keys of neighbouring frames are equal exactly if the states are', () => {
  const style = { ...SAMPLE_STYLE, activeColor: '#ff0', activeScale: 1.2 };
  const cues = [
    sampleText({
      id: 'a',
      style,
      animations: [sampleAnimation('pop'), sampleAnimation('wave', { when: 'out' })],
    }),
    sampleShape({ id: 'b', animations: [sampleAnimation('shake', { when: 'during', params: { hold: 3 } })] }),
    sampleGroup([sampleShape({ id: 'c', startFrame: 130 })], { id: 'd' }),
    sampleText({ id: 'e' }),
  ];
  const film = sampleFilm(cues);
  for (let frame = 95; frame < 165; frame++) {
    const [now, next] = [frame, frame + 1].map((at) =>
      cues.map((cue) => JSON.stringify(cueStateAt(cue, at, SAMPLE_STAGE))),
    );
    expect(filmKeyAt(film, frame) === filmKeyAt(film, frame + 1)).toBe(String(now) === String(next));
  }
});
