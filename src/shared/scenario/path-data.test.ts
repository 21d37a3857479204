import { expect, test } from 'vitest';
import { scalePathData } from './path-data.ts';

test('scales lengths, and neither the turn nor the flags of an arc', () => {
  expect(scalePathData('M0,0l.1-.2 .3.4H.5z m1 1A.1 .2 30 01.3 .4', 100)).toBe(
    'M 0 0 l 10 -20 30 40 H 50 z m 100 100 A 10 20 30 0 1 30 40',
  );
});

test.each([
  '',
  'L0 0',
  'M0',
  'M0 0 L1',
  'M0 0 z 1',
  'M0 0 L100 100',
  'M0 0 X1 1',
  'M0 0 url(x)',
  'M0 0 A1 1 0 2 0 1 1',
  'M0 0 H',
  'M',
  '0 0',
])('%j is not path data', (text) => {
  expect(scalePathData(text, 1)).toBe(null);
});
