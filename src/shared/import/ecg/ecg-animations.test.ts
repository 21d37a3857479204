import { expect, test } from 'vitest';
import { animationsOf } from './ecg-animations.ts';
import { createWarnings } from '../warning.ts';

function read(plugin: object, isWord = false) {
  const { warn, warnings } = createWarnings();
  const animations = animationsOf({ pluginChain: [plugin] }, { base: [10, 14], path: 'root', isWord, warn });
  return { animations, warnings: warnings.map(({ path, code }) => `${path} ${code}`) };
}

test.each([
  [undefined, {}, 4],
  [[0, 0], {}, 4],
  [['0%', '50%'], {}, 2],
  [['0%', '100%'], {}, 4],
  [['0%', '-25%'], {}, 3],
  [[1, -1], { delay: 1 }, 2],
  [['0.5', 0], { delay: 0.5 }, 3.5],
])('the window %j begins at the start and ends by the rule for its kind', (timeOffset, delay, duration) => {
  const { animations } = read({ name: 'elastic', ...(timeOffset ? { timeOffset } : {}) });
  expect(animations).toEqual([{ name: 'elastic', when: 'in', duration, ...delay }]);
});

test('a window that begins before the text does begins with it, and says so', () => {
  expect(read({ name: 'fadein', timeOffset: [-0.3, 0] })).toEqual({
    animations: [{ name: 'fade', when: 'in', duration: 4 }],
    warnings: ['root.pluginChain[0] plugin.window'],
  });
});

test('known parameters are kept, others named; an unknown plugin is left out and named', () => {
  expect(read({ name: 'bobY@1.0', params: { amplitudePx: 8, cycles: 2, wobble: 1 } })).toEqual({
    animations: [{ name: 'bob', when: 'during', params: { amplitudePx: 8, cycles: 2 } }],
    warnings: ['root.pluginChain[0].params.wobble plugin.param'],
  });
  expect(read({ name: 'particles' })).toEqual({
    animations: [],
    warnings: ['root.pluginChain[0] plugin.unknown'],
  });
});

test('on a word every effect follows the word', () => {
  expect(read({ name: 'pulse' }, true).animations).toEqual([{ name: 'pulse', when: 'word', duration: 4 }]);
});
