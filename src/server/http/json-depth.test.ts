import { expect, test } from 'vitest';
import { isNestedDeeper } from './json-depth.ts';

test('objects and lists count together, side by side they count once', () => {
  const texts = ['', '7', '[]', '{"a":[1,{"b":2}],"c":[{}]}', '[[[', ']]]['];
  expect(texts.map((text) => [2, 3].map((limit) => isNestedDeeper(text, limit)))).toEqual([
    ...[1, 2, 3].map(() => [false, false]),
    [true, false],
    [true, false],
    [false, false],
  ]);
});

test('brackets in texts do not count, also behind escaped quotes', () => {
  const kept = ['[[{"', '\\"[[[', '\\\\'].map((text) => JSON.stringify([text]));
  expect(kept.map((text) => isNestedDeeper(text, 1))).toEqual([false, false, false]);
  expect(isNestedDeeper(String.raw`["\\",[1]]`, 1)).toBe(true);
});
