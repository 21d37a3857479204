import { expect, test } from 'vitest';
import { keepDaysFromEnvironment, keepJobsDaysFromEnvironment } from './keep-days.ts';

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

test('jobs that have ended are kept for a year, or for as many days as is said', () => {
  const environments = [{}, { CUEFRAME_KEEP_JOBS_DAYS: '30' }, { CUEFRAME_KEEP_JOBS_DAYS: '99999' }];
  expect(environments.map(keepJobsDaysFromEnvironment)).toEqual([365, 30, 99_999]);
  expect(() => keepJobsDaysFromEnvironment({ CUEFRAME_KEEP_JOBS_DAYS: '0' })).toThrow(/1 or more/);
});
