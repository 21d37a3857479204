import { expect, test } from 'vitest';
import { lookAgain } from './look-again.ts';

test('calls during a look make one more, and no two looks are under way at once', async () => {
  let underWay = 0;
  let most = 0;
  let looks = 0;
  const ends: (() => void)[] = [];
  const looker = lookAgain(async () => {
    looks += 1;
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise<void>((resolve) => ends.push(resolve));
    underWay -= 1;
  });
  looker.look();
  for (let call = 0; call < 5; call += 1) looker.look();
  ends.shift()?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(looks).toBe(2);
  ends.shift()?.();
  await looker.quiet();
  looker.look();
  expect([looks, most]).toEqual([3, 1]);
  ends.shift()?.();
  await looker.quiet();
  expect(underWay).toBe(0);
});
