import { expect, test } from 'vitest';
import { createGpuLeases } from './gpu-leases.ts';

const RUNNING = new AbortController().signal;

test('sessions go to the GPU with the fewest, and no GPU has more than its share', async () => {
  const leases = createGpuLeases(['0', '1'], 2);
  const taken = await Promise.all([1, 2, 3, 4].map(() => leases.take(RUNNING)));
  expect(taken.map(({ device }) => device)).toEqual(['0', '1', '0', '1']);
});

test('what is given back goes to whoever waited longest', async () => {
  const leases = createGpuLeases(['0', '1'], 1);
  const first = await leases.take(RUNNING);
  const second = await leases.take(RUNNING);
  const served: string[] = [];
  const waiting = ['third', 'fourth'].map(async (name) => {
    const lease = await leases.take(RUNNING);
    served.push(`${name} on ${lease.device}`);
    return lease;
  });
  second.release();
  const [third] = await Promise.all([waiting[0]]);
  expect(served).toEqual(['third on 1']);
  first.release();
  first.release(); // twice is once: nobody gets a session that somebody has
  await waiting[1];
  expect(served).toEqual(['third on 1', 'fourth on 0']);
  third?.release();
});

test('a session given back twice counts once', async () => {
  const leases = createGpuLeases(['0'], 1);
  const lease = await leases.take(RUNNING);
  lease.release();
  lease.release();
  await leases.take(RUNNING);
  const stop = new AbortController();
  const late = leases.take(stop.signal);
  stop.abort();
  await expect(late).rejects.toMatchObject({ code: 'job.cancelled' });
});

test('one that is cancelled while it waits leaves its place to the next', async () => {
  const leases = createGpuLeases(['0'], 1);
  const lease = await leases.take(RUNNING);
  const stop = new AbortController();
  const gone = leases.take(stop.signal);
  const next = leases.take(RUNNING);
  stop.abort();
  await expect(gone).rejects.toMatchObject({ code: 'job.cancelled' });
  lease.release();
  expect((await next).device).toBe('0');
  await expect(leases.take(stop.signal)).rejects.toMatchObject({ code: 'job.cancelled' });
});

test('without GPUs to share every lease is free and names none', async () => {
  const leases = createGpuLeases([], 1);
  const taken = await Promise.all([1, 2, 3].map(() => leases.take(RUNNING)));
  expect(taken.map(({ device }) => device)).toEqual([undefined, undefined, undefined]);
});
