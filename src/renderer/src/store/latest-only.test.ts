import { expect, test } from 'vitest';
import { latestOnly } from './latest-only.ts';

/** Work that ends when the test says so. */
function heldWork() {
  const begun: number[] = [];
  const ends = new Map<number, { readonly well: () => void; readonly badly: () => void }>();
  const work = (input: number) =>
    new Promise<string>((resolve, reject) => {
      begun.push(input);
      ends.set(input, { well: () => resolve(`answer ${input}`), badly: () => reject(new Error('no')) });
    });
  return { begun, ends, run: latestOnly(work) };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('one runs at a time, and of those that come meanwhile only the newest', async () => {
  const { begun, ends, run } = heldWork();
  const answers = [1, 2, 3, 4].map(run);
  await settled();
  expect(begun).toEqual([1]);
  ends.get(1)?.well();
  await settled();
  expect(begun).toEqual([1, 4]);
  ends.get(4)?.well();
  expect(await Promise.all(answers)).toEqual(['answer 1', null, null, 'answer 4']);
});

test('a failure lets the next begin', async () => {
  const { begun, ends, run } = heldWork();
  const first = run(1);
  const second = run(2);
  ends.get(1)?.badly();
  await expect(first).rejects.toThrow('no');
  await settled();
  ends.get(2)?.well();
  expect([await second, begun]).toEqual(['answer 2', [1, 2]]);
  const third = run(3);
  ends.get(3)?.well();
  expect(await third).toBe('answer 3');
});
