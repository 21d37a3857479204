import { expect, test } from 'vitest';
import { mapConcurrent } from './map-concurrent.ts';

const { signal } = new AbortController();
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('results come in the order of the items, never more than the limit at once', async () => {
  let running = 0;
  let most = 0;
  const results = await mapConcurrent([5, 1, 4, 2, 3], { limit: 2, signal }, async (item) => {
    most = Math.max(most, ++running);
    for (let left = item; left > 0; left -= 1) await turn();
    running -= 1;
    return item * 10;
  });
  expect({ results, most }).toEqual({ results: [50, 10, 40, 20, 30], most: 2 });
});

test('each piece of work knows its worker, of which there are no more than items', async () => {
  const workers = await mapConcurrent(['a', 'b'], { limit: 8, signal }, async (_, _signal, worker) => {
    await turn();
    return worker;
  });
  expect(workers).toEqual([0, 1]);
});

test('the first failure stops the others, waits for them, starts nothing more, and is thrown', async () => {
  const told: string[] = [];
  const failure = new Error('disk full');
  const work = mapConcurrent(['fails', 'runs', 'waits'], { limit: 2, signal }, async (item, stop) => {
    told.push(`${item} starts`);
    if (item === 'fails') throw failure;
    await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()));
    await turn();
    told.push(`${item} has stopped`);
    throw new Error('was stopped');
  });
  await expect(work).rejects.toBe(failure);
  expect(told).toEqual(['fails starts', 'runs starts', 'runs has stopped']);
});

test('a cancel reaches running work and nothing more is started', async () => {
  const abort = new AbortController();
  const started: number[] = [];
  const work = mapConcurrent([1, 2, 3], { limit: 1, signal: abort.signal }, async (item, inner) => {
    started.push(item);
    abort.abort();
    expect(inner.aborted).toBe(true);
  });
  await expect(work).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(started).toEqual([1]);
});

test('nothing to do is done', async () => {
  expect(await mapConcurrent([], { limit: 2, signal }, () => Promise.reject(new Error('asked')))).toEqual([]);
});
