import { expect, test } from 'vitest';
import { createFairSlots } from './fair-slots.ts';

/** Work by name, `OWNER NUMBER`, that goes on until it is told to end; `begun` in the order of turns. */
function setUp(count: number) {
  const inSlot = createFairSlots(count);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const never = new AbortController().signal;
  return {
    begun,
    ask: (name: string, signal = never) =>
      inSlot(name.split(' ')[0] ?? '', signal, async () => {
        begun.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        return name;
      }),
    async end(name: string): Promise<void> {
      await new Promise(setImmediate); // whoever has his turn has begun
      ends.get(name)?.();
      await new Promise(setImmediate);
    },
  };
}

test('an owner whose work does not end leaves a slot to the others, and they take turns in it', async () => {
  const { begun, ask, end } = setUp(3);
  for (const name of ['eve 1', 'eve 2', 'eve 3', 'eve 4', 'ann 1', 'ann 2', 'bob 1']) void ask(name);
  await end('ann 1');
  await end('bob 1');
  expect(begun).toEqual(['eve 1', 'eve 2', 'ann 1', 'bob 1', 'ann 2']);
});

test('a slot that becomes free goes to whoever had one least recently', async () => {
  const { begun, ask, end } = setUp(2);
  for (const name of ['ann 1', 'bob 1', 'ann 2', 'ann 3', 'bob 2']) void ask(name);
  await end('ann 1');
  await end('ann 2');
  await end('bob 1');
  expect(begun).toEqual(['ann 1', 'bob 1', 'ann 2', 'ann 3', 'bob 2']);
});

test('what fails gives its slot back, and whoever leaves while waiting takes none', async () => {
  const { begun, ask, end } = setUp(1);
  const inSlot = createFairSlots(1);
  await expect(
    inSlot('ann', new AbortController().signal, () => Promise.reject(new Error('x'))),
  ).rejects.toThrow('x');
  expect(await inSlot('ann', new AbortController().signal, async () => 'next')).toBe('next');

  void ask('ann 1');
  const leaving = new AbortController();
  const left = ask('bob 1', leaving.signal);
  void ask('bob 2');
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  await end('ann 1');
  expect(begun).toEqual(['ann 1', 'bob 2']);
});
