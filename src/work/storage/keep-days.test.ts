import { expect, test } from 'vitest';
import { keepDaysFromEnvironment } from './keep-days.ts';

test('nothing expires unless days are given; what is no number of days is refused', () => {
  expect([
    keepDaysFromEnvironment({}),
    keepDaysFromEnvironment({ CUEFRAME_KEEP_INPUTS_DAYS: '7', CUEFRAME_KEEP_OUTPUTS_DAYS: '30' }),
  ]).toEqual([
    { inputs: null, outputs: null },
    { inputs: 7, outputs: 30 },
  ]);
  for (const text of ['0', '-1', '1.5', 'a week'])
    expect(() => keepDaysFromEnvironment({ CUEFRAME_KEEP_INPUTS_DAYS: text })).toThrow(/1 or more/);
});
