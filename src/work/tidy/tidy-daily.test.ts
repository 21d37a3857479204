import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import { manualClock } from '../../../test/helpers/test-clock.ts';
import { tidyDaily } from './tidy-daily.ts';

const DAY_MS = 86_400_000;
const settled = () => new Promise(setImmediate);

test('every task is done at the start and once a day; one that fails is told and hinders no other', async () => {
  const clock = manualClock();
  const [done, troubles]: [string[], string[]] = [[], []];
  const tidy = tidyDaily(
    [
      () => Promise.reject(new StudioError('storage.denied', 'no list for you')),
      () => Promise.resolve(done.push('second')),
    ],
    { later: clock.later, onTrouble: ({ code }) => troubles.push(code) },
  );
  await settled();
  const atStart = [...done];
  clock.passMs(DAY_MS - 1);
  await settled();
  const beforeADay = [...done];
  clock.passMs(1);
  await settled();
  await tidy.stop();
  clock.passMs(2 * DAY_MS);
  await settled();
  expect([atStart, beforeADay, done, troubles]).toEqual([
    ...[['second'], ['second'], ['second', 'second'], ['storage.denied', 'storage.denied']],
  ]);
});

test('stopped in the middle of a task, it waits for that task, tells nothing and begins no other', async () => {
  const clock = manualClock();
  const said: string[] = [];
  const tidy = tidyDaily(
    [
      (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            said.push('stopped');
            reject(new Error('stopped'));
          });
        }),
      () => Promise.resolve(said.push('second')),
    ],
    { later: clock.later, onTrouble: ({ message }) => said.push(message) },
  );
  await tidy.stop();
  expect(said).toEqual(['stopped']);
});
