import { expect, test } from 'vitest';
import { mixColor } from './mix-color.ts';

test('colours are mixed however they are written', () => {
  expect(mixColor('#000000', '#ffffff', 0.5)).toBe('#808080');
  expect(mixColor('black', 'rgb(255, 255, 255)', 0.5)).toBe('#808080');
  expect(mixColor('#0f0', 'hsl(0 100% 50%)', 0.25)).toBe('#40bf00');
  expect(mixColor('#11223344', '#11223388', 0.5)).toBe('#11223366');
});

test('both ends are as they were written, and what is no colour changes over in the middle', () => {
  expect([0, 0.4, 0.6, 1].map((ratio) => mixColor('gold', 'nothing', ratio))).toEqual([
    'gold',
    'gold',
    'nothing',
    'nothing',
  ]);
  expect([0, 1].map((ratio) => mixColor('gold', 'White', ratio))).toEqual(['gold', 'White']);
});
