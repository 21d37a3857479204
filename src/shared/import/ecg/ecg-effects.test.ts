import { expect, test } from 'vitest';
import { createWarnings } from '../warning.ts';
import { effectsOf, pluginTime } from './ecg-effects.ts';
import { piecesOf } from './ecg-pieces.ts';

/** How a text of the seconds 10 to 14 is shown with these plugins. */
function show(...pluginChain: readonly object[]) {
  const { warn, warnings } = createWarnings();
  const effects = effectsOf({ pluginChain }, { base: [10, 14], path: 'root', warn });
  const pieces = piecesOf([10, 14], effects, warn);
  const shown = pieces.map(({ start, end, animate }) => [start, end, ...animate]);
  return { shown, warned: warnings.map(({ path, code }) => `${path} ${code}`) };
}
const elastic = (duration: number) => ({ name: 'elastic', when: 'in', duration });

test.each([
  [undefined, [[10, 14, elastic(4)]]],
  [[0, 0], [[10, 14, elastic(4)]]],
  [['0%', '50%'], [[10, 14, elastic(2)]]],
  [['0%', '100%'], [[10, 14, elastic(4)]]],
  [['0%', '-25%'], [[10, 14, elastic(3)]]],
  [
    [1, -1],
    [
      [10, 11],
      [11, 14, elastic(2)],
    ],
  ],
  [
    ['0.5', 0],
    [
      [10, 10.5],
      [10.5, 14, elastic(3.5)],
    ],
  ],
])('the text stands until the window %j begins, which ends by the rule for its kind', (timeOffset, shown) => {
  const plugin = { name: 'elastic', ...(timeOffset ? { timeOffset } : {}) };
  expect(show(plugin)).toEqual({ shown, warned: [] });
});

test('a window that begins before the text does begins with it, and says so', () => {
  expect(show({ name: 'fadein', timeOffset: [-0.3, 0] })).toEqual({
    shown: [[10, 14, { name: 'fade', when: 'in', duration: 4 }]],
    warned: ['root.pluginChain[0] plugin.window'],
  });
});

test('known parameters are kept, others named; an unknown plugin is left out and named', () => {
  expect(show({ name: 'bobY@1.0', params: { amplitudePx: 8, cycles: 2, wobble: 1 } })).toEqual({
    shown: [[10, 14, { name: 'bob', when: 'during', params: { amplitudePx: 8, cycles: 2 } }]],
    warned: ['root.pluginChain[0].params.wobble plugin.param'],
  });
  expect(show({ name: 'particles' })).toEqual({
    shown: [[10, 14]],
    warned: ['root.pluginChain[0] plugin.unknown'],
  });
});

test('a turn keeps the text’s size and turns once, in its window', () => {
  expect(show({ name: 'spin', timeOffset: [1, -2], params: { fullTurns: 2 } }).shown).toEqual([
    [10, 12, { name: 'spin', when: 'during', duration: 1, delay: 1, params: { fullTurns: 2 } }],
    [12, 14],
  ]);
});

test('of two effects that would cut each other the later is not drawn and named; those that follow each other are', () => {
  const glow = { name: 'glow', timeOffset: [0, -1] };
  expect(show(glow, { name: 'elastic', timeOffset: [1, 0] })).toEqual({
    shown: [
      [10, 13, { name: 'glow', when: 'during' }],
      [13, 14],
    ],
    warned: ['root.pluginChain[1] plugin.overlap'],
  });
  expect(show(glow, { name: 'elastic', timeOffset: [3, 0] })).toEqual({
    shown: [
      [10, 13, { name: 'glow', when: 'during' }],
      [13, 14, elastic(1)],
    ],
    warned: [],
  });
});

test('version 1.3: t0 and t1 are the window, relStart and relEnd move it, and the palette gives the speaker’s colour', () => {
  const params = { t0: 11, t1: 12, speaker: 'b', palette: { a: '#f00', b: '#0f0' } };
  expect(pluginTime({ pluginChain: [{ name: 'cwi-color', params }] }, [10, 14])).toEqual([11, 12]);
  expect(pluginTime({ plugin: { params: { t0: 1, t1: 2 } } }, [10, 14])).toEqual([11, 12]);
  const { warn } = createWarnings();
  const read = (plugin: object) =>
    effectsOf({ pluginChain: [plugin] }, { base: [10, 14], path: 'root', warn }).map(
      ({ name, when, start, end, params: kept }) => [name, when, start, end, kept],
    );
  expect(read({ name: 'cwi-color', params })).toEqual([['color', 'word', 11, 12, { color: '#0f0' }]]);
  expect(read({ name: 'cwi-loud', params: { ...params, pulse: { scale: 1.5 } } })).toEqual([
    ['loud', 'word', 11, 12, { scale: 1.5, color: '#0f0' }],
    ['color', 'word', 11, 12, { color: '#0f0' }],
  ]);
  expect(read({ name: 'elastic', relStart: 1, relEnd: -1 })).toEqual([['elastic', 'in', 11, 13, {}]]);
  expect(read({ name: 'elastic', relStartPct: 25, relEndPct: -0.5 })).toEqual([
    ['elastic', 'in', 11, 12, {}],
  ]);
});
