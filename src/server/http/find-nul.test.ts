import { expect, test } from 'vitest';
import { findNul } from './find-nul.ts';

test('a NUL is found in texts and in names, with its place', () => {
  expect([undefined, null, 7, {}, { a: [{ b: 'c\n' }, null] }].map((value) => findNul(value))).toEqual(
    Array.from({ length: 5 }, () => null),
  );
  expect(findNul({ a: 1, cues: [{}, { text: 'b\u0000c' }] })).toEqual(['cues', 1, 'text']);
  expect(findNul({ sources: { 'a\u0000': 'x' } })).toEqual(['sources', 'a\u0000']);
});
