import { expect, test } from 'vitest';
import type { TransformKey } from '../stage-film.ts';
import { namedEase } from './ease.ts';
import { transformAt } from './transform-keys.ts';

const linear = namedEase('linear');

test('no keys say nothing, one key is a constant', () => {
  expect(transformAt([], 5)).toEqual({});
  expect(transformAt([{ frame: 3, ease: linear, x: 7, opacity: 0.5 }], 0)).toEqual({ xPx: 7, opacity: 0.5 });
});

test('each property goes between the keys that name it and holds outside them', () => {
  const keys: TransformKey[] = [
    { frame: 10, ease: linear, x: 0, rotate: 90 },
    { frame: 15, ease: linear, y: 4, scaleX: 2, scaleY: 3 },
    { frame: 20, ease: linear, x: 100 },
    { frame: 25, ease: linear, y: 14 },
  ];
  const rest = { rotate: 90, scaleX: 2, scaleY: 3 };
  expect([0, 10, 15, 17.5, 20, 22.5, 99].map((frame) => transformAt(keys, frame))).toEqual([
    { xPx: 0, yPx: 4, ...rest },
    { xPx: 0, yPx: 4, ...rest },
    { xPx: 50, yPx: 4, ...rest },
    { xPx: 75, yPx: 6.5, ...rest },
    { xPx: 100, yPx: 9, ...rest },
    { xPx: 100, yPx: 11.5, ...rest },
    { xPx: 100, yPx: 14, ...rest },
  ]);
});

test('the ease of the key that is left governs the way', () => {
  const keys: TransformKey[] = [
    { frame: 0, ease: namedEase('in'), x: 0 },
    { frame: 10, ease: namedEase('hold'), x: 8 },
    { frame: 20, ease: namedEase('out'), x: 16 },
  ];
  expect([5, 10, 19.9, 20].map((frame) => transformAt(keys, frame).xPx)).toEqual([1, 8, 8, 16]);
});

test('of keys at one frame the later one counts from there on', () => {
  const keys: TransformKey[] = [
    { frame: 0, ease: linear, x: 0 },
    { frame: 10, ease: linear, x: 10 },
    { frame: 10, ease: linear, x: 50 },
  ];
  expect([5, 9, 10, 11].map((frame) => transformAt(keys, frame).xPx)).toEqual([5, 9, 50, 50]);
});
