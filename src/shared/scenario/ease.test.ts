import { expect, test } from 'vitest';
import { parseEase } from './ease.ts';

test.each([
  ['in-out', { kind: 'named', name: 'in-out' }],
  ['cubic-bezier(0.2, -1, .5, 2)', { kind: 'cubic-bezier', x1: 0.2, y1: -1, x2: 0.5, y2: 2 }],
  ['spring(1, 200, 15)', { kind: 'spring', mass: 1, stiffness: 200, damping: 15 }],
  ['spring(2)', { kind: 'spring', mass: 2, stiffness: 100, damping: 10 }],
  ['spring()', { kind: 'spring', mass: 1, stiffness: 100, damping: 10 }],
])('%s is an ease', (text, ease) => {
  expect(parseEase(text)).toEqual(ease);
});

test.each([
  '',
  'spring',
  'ease',
  'toString',
  'smooth',
  'cubic-bezier()',
  'cubic-bezier(0,0,1)',
  'cubic-bezier(0,0,1,1,1)',
  'cubic-bezier(-1,0,1,1)',
  'cubic-bezier(0,0,NaN,1)',
  'cubic-bezier(0,,1,1)',
  'spring(0)',
  'spring(1,-1)',
  'spring(1,1,1,1)',
])('%j is not', (text) => {
  expect(parseEase(text)).toBe(null);
});
