import { expect, test } from 'vitest';
import { OUTPUT_FORMATS } from '../../src/shared/plan/plan.ts';
import { readScenario } from '../../src/shared/scenario/read-scenario.ts';
import { FUZZ_MEDIA } from './fuzz-media.ts';
import { makeScenario } from './make-scenario.ts';

test('what is made is valid, and the same for the same seed', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const scenario = makeScenario(seed);
    const reading = readScenario(JSON.stringify({ cueframe: 1, ...scenario }));
    expect(reading.ok ? null : reading.error.message).toBe(null);
    expect(makeScenario(seed)).toEqual(scenario);
  }
});

test('among four hundred every kind of source is cut, and every kind of file asked for', () => {
  const made = Array.from({ length: 400 }, (_, index) => makeScenario(index + 1));
  const cut = made.flatMap(({ timeline }) => timeline.map(({ media }) => media));
  const asked = made.flatMap(({ output }) => (output ? [output['format']] : []));
  expect({ cut: new Set(cut), asked: new Set(asked) }).toEqual({
    cut: new Set(FUZZ_MEDIA.videos),
    asked: new Set(OUTPUT_FORMATS),
  });
});

test('among a hundred there is every kind of cue, a film without clips, and one of several', () => {
  const made = Array.from({ length: 100 }, (_, index) => makeScenario(index + 1));
  const kinds = made.flatMap(({ cues }) => cues.map(({ type }) => type));
  expect(new Set(kinds)).toEqual(new Set(['text', 'shape', 'image', 'group']));
  expect(new Set(made.map(({ timeline }) => timeline.length))).toEqual(new Set([0, 1, 2, 3]));
});
