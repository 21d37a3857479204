import { expect, test } from 'vitest';
import { textTable } from './text-table.ts';

test('columns are as wide as their widest cell; numbers stand to the right, nothing trails', () => {
  const rows = [
    ['segment', 'frames', 'shows'],
    ['0', '120', 'main x120'],
    ['1', '8', ''],
  ];
  expect(textTable(rows).split('\n')).toEqual([
    'segment  frames  shows',
    '      0     120  main x120',
    '      1       8',
  ]);
});
