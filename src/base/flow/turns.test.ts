import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

const never = new AbortController().signal;

test('a turn is had by one at a time, in the order asked', async () => {
  const turns = createTurns(2);
  const [first, second] = [await turns.take(never), await turns.take(never)];
  const begun: string[] = [];
  const third = turns.take(never).then((turn) => (begun.push('third'), turn));
  const fourth = turns.take(never).then((turn) => (begun.push('fourth'), turn));
  expect([first.index, second.index, begun]).toEqual([0, 1, []]);
  second.end();
  second.end(); // counts once
  expect((await third).index).toBe(1);
  expect(begun).toEqual(['third']);
  first.end();
  expect((await fourth).index).toBe(0);
});

test('who stops waiting takes no turn', async () => {
  const turns = createTurns(1);
  const first = await turns.take(never);
  const leaving = new AbortController();
  const gone = turns.take(leaving.signal);
  const next = turns.take(never);
  leaving.abort();
  await expect(gone).rejects.toMatchObject({ code: 'job.cancelled' });
  first.end();
  expect((await next).index).toBe(0);
});
