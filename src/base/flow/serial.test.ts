import { expect, test } from 'vitest';
import { createSerial } from './serial.ts';

test('tasks are done one after the other, and a failed one holds up none', async () => {
  const inTurn = createSerial();
  const told: string[] = [];
  const task =
    (name: string, isFailing = false) =>
    async () => {
      told.push(`${name} begins`);
      await Promise.resolve();
      told.push(`${name} ends`);
      if (isFailing) throw new Error(name);
      return name;
    };
  const ends = await Promise.allSettled([inTurn(task('a')), inTurn(task('b', true)), inTurn(task('c'))]);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
