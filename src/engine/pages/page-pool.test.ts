import { expect, test } from 'vitest';
import { LaneOverflow } from './page-connection.ts';
import { createPagePool } from './page-pool.ts';
import type { StagePage } from './stage-page.ts';

/** Opens pages with numbers, and notes which are closed. */
function fakeOpener() {
  const closed: (number | 'opener')[] = [];
  const numbers = new Map<StagePage, number>();
  let opened = 0;
  return {
    closed,
    numberOf: (page: StagePage) => numbers.get(page),
    opener: {
      async open(): Promise<StagePage> {
        const number = ++opened;
        const connection = { request: () => Promise.reject(new Error('not asked')), close() {} };
        const page = { connection, capture: null, close: async () => void closed.push(number) };
        numbers.set(page, number);
        return page;
      },
      close: async () => void closed.push('opener'),
    },
  };
}

const { signal } = new AbortController();

test('a page is lent again once it is given back, and a second one only to a second worker', async () => {
  const { opener, numberOf, closed } = fakeOpener();
  const pool = createPagePool(opener);
  const lend = () => pool.withPage(signal, async (page) => numberOf(page));
  expect([await lend(), await lend()]).toEqual([1, 1]);
  expect(await Promise.all([lend(), lend(), lend()])).toEqual([1, 2, 3]);
  await pool.close();
  expect(closed.at(-1)).toBe('opener');
  expect(closed.slice(0, -1).sort()).toEqual([1, 2, 3]);
});

test('a page on which work failed is closed and never lent again', async () => {
  const { opener, numberOf, closed } = fakeOpener();
  const pool = createPagePool(opener);
  const failure = new Error('the page crashed');
  await expect(pool.withPage(signal, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(closed).toEqual([1]);
  expect(await pool.withPage(signal, async (page) => numberOf(page))).toBe(2);
});

test('a picture that touched the edge of its lane is no fault of the page', async () => {
  const { opener, numberOf, closed } = fakeOpener();
  const pool = createPagePool(opener);
  await expect(pool.withPage(signal, () => Promise.reject(new LaneOverflow('edge')))).rejects.toThrow('edge');
  expect({ next: await pool.withPage(signal, async (page) => numberOf(page)), closed }).toEqual({
    next: 1,
    closed: [],
  });
});

test('after twelve segments a page is replaced', async () => {
  const { opener, numberOf, closed } = fakeOpener();
  const pool = createPagePool(opener);
  const lent: (number | undefined)[] = [];
  for (let segment = 0; segment < 25; segment += 1)
    lent.push(await pool.withPage(signal, async (page) => numberOf(page)));
  expect(lent).toEqual([...Array<number>(12).fill(1), ...Array<number>(12).fill(2), 3]);
  expect(closed).toEqual([1, 2]);
});

test('a page opened ahead is the first one lent, and is closed where nobody took it', async () => {
  const taken = fakeOpener();
  const pool = createPagePool(taken.opener);
  pool.warmUp(signal);
  expect(await pool.withPage(signal, async (page) => taken.numberOf(page))).toBe(1);
  expect(
    await Promise.all([1, 2].map(() => pool.withPage(signal, async (page) => taken.numberOf(page)))),
  ).toEqual([1, 2]);
  const unused = fakeOpener();
  const other = createPagePool(unused.opener);
  other.warmUp(signal);
  await other.close();
  expect(unused.closed).toEqual([1, 'opener']);
});

test('a page that could not be opened ahead fails its first borrower only', async () => {
  const { opener, numberOf } = fakeOpener();
  const failure = new Error('no browser');
  let isBroken = true;
  const pool = createPagePool({
    ...opener,
    open: () => (isBroken ? Promise.reject(failure) : opener.open()),
  });
  pool.warmUp(signal);
  isBroken = false;
  await expect(pool.withPage(signal, async () => {})).rejects.toBe(failure);
  expect(await pool.withPage(signal, async (page) => numberOf(page))).toBe(1);
});

test('no work starts on a page that was still being opened when the render was cancelled', async () => {
  const { opener, closed } = fakeOpener();
  const pool = createPagePool(opener);
  const cancel = new AbortController();
  const reason = new Error('cancelled');
  const lending = pool.withPage(cancel.signal, () => Promise.resolve('drawn'));
  cancel.abort(reason);
  await expect(lending).rejects.toBe(reason);
  expect(closed).toEqual([1]);
});
