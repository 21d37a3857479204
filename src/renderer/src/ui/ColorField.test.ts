import { expect, test } from 'vitest';
import { pickedColor, pickerColor } from './ColorField.tsx';

test('what the picker cannot say of a colour is kept', () => {
  expect(['#123456', 'rgb(255 0 0 / 0.5)', 'tomato', 'nothing'].map(pickerColor)).toEqual([
    '#123456',
    '#ff0000',
    '#ff6347',
    '#000000',
  ]);
  expect(
    ['#ffffff', 'rgba(0, 0, 0, 0.5)', 'transparent'].map((before) => pickedColor('#123456', before)),
  ).toEqual(['#123456', '#12345680', '#12345600']);
});
