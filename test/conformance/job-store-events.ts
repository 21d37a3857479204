import { describe, expect } from 'vitest';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import type { EventCursor } from '../../src/shared/job/job.ts';
import { jobRequest, rendering, RESULT } from './job-requests.ts';
import { type CreateStore, inOrder } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

export function keepingEvents(create: CreateStore): void {
  describe('events', () => {
    storeTest(create, 'are in one order through all jobs and processes', async ({ here, there, clock }) => {
      const [a, b] = [(await here.add(jobRequest())).job.id, (await there.add(jobRequest())).job.id];
      await here.claim('r');
      clock.nowMs += 1;
      await there.tell(a, { type: 'warning', code: 'w', path: 'cues[0]', message: 'm' });
      await here.progress(a, 'r', rendering(3));
      await there.cancel(b);
      const atMs = clock.nowMs;
      const events = await here.events(null, { limit: 100 });
      expect(events.map(({ cursor: _, ...event }) => event)).toEqual([
        { jobId: a, atMs: atMs - 1, type: 'state', from: null, to: 'queued' },
        { jobId: b, atMs: atMs - 1, type: 'state', from: null, to: 'queued' },
        { jobId: a, atMs: atMs - 1, type: 'state', from: 'queued', to: 'running' },
        { jobId: a, atMs, type: 'warning', code: 'w', path: 'cues[0]', message: 'm' },
        { jobId: a, atMs, type: 'progress', progress: rendering(3) },
        { jobId: b, atMs, type: 'state', from: 'queued', to: 'cancelled' },
      ]);
      expect(new Set(events.map(({ cursor }) => cursor)).size).toBe(6);
      expect(await there.events(null, { limit: 100 })).toEqual(events);
      expect(await there.lastCursor()).toBe(events.at(-1)?.cursor);
    });

    storeTest(
      create,
      'are read from where a reader stopped, of one job or of all',
      async ({ here, there }) => {
        const [a, b] = [(await here.add(jobRequest())).job.id, (await here.add(jobRequest())).job.id];
        for (const id of [a, b, a, b])
          await here.tell(id, { type: 'warning', code: 'w', path: '', message: '' });
        const all = (await here.events(null, { limit: 100 })).map(({ cursor }) => cursor);
        const after = async (cursor: EventCursor | null, options: { jobId?: string; limit: number }) =>
          (await there.events(cursor, options)).map((event) => all.indexOf(event.cursor));
        const [first = '', second = ''] = all;
        expect([
          await after(second, { limit: 3 }),
          await after(first, { jobId: a, limit: 2 }),
          await after(null, { jobId: b, limit: 100 }),
          await after(await there.lastCursor(), { limit: 100 }),
        ]).toEqual([[2, 3, 4], [2, 4], [1, 3, 5], []]);
      },
    );

    storeTest(
      create,
      'a reader of an empty store begins there, and misses nothing that comes',
      async ({ here, there }) => {
        const start = await here.lastCursor();
        expect([await here.isKnown(start), await there.isKnown(start)]).toEqual([true, true]);
        const { id } = (await there.add(jobRequest())).job;
        expect((await here.events(start, { limit: 9 })).map(({ jobId }) => jobId)).toEqual([id]);
      },
    );

    storeTest(
      create,
      'a cursor of another store is known for one, and nothing comes after it',
      async ({ here }) => {
        await here.add(jobRequest());
        const other = create();
        for (let count = 0; count < 9; count += 1) await other.here.add(jobRequest());
        const foreign = [await other.here.lastCursor(), 'x', '-1', '1.5', '', '9'.repeat(40)];
        await other.end();
        expect(await inOrder(foreign, (cursor) => here.isKnown(cursor))).toEqual(foreign.map(() => false));
        expect(await inOrder(foreign, (cursor) => here.events(cursor, { limit: 9 }))).toEqual(
          foreign.map(() => []),
        );
      },
    );

    storeTest(create, 'a change that is refused tells nothing', async ({ here }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.cancel(id);
      await expect(here.cancel(id)).rejects.toThrow('cancelled');
      expect((await here.add(jobRequest())).isNew).toBe(true);
      const told = (await here.events(null, { limit: 9 })).map((event) => event.type === 'state' && event.to);
      expect(told).toEqual(['queued', 'cancelled', 'queued']);
    });

    storeTest(create, 'a failed attempt tells its back-off', async ({ here }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.claim('r');
      const last = await here.lastCursor();
      const error = Object.assign(new Error('m'), { code: 'disk.full', details: {} });
      await here.fail(id, 'r', error as unknown as Parameters<JobStore['fail']>[2], { retryAfterMs: 50 });
      expect(await here.events(last, { limit: 9 })).toMatchObject([
        { type: 'state', from: 'running', to: 'queued' },
        { type: 'retry', code: 'disk.full', message: 'm', delayMs: 50 },
      ]);
    });

    storeTest(
      create,
      'of progress only the newest are kept, and none of a job that ended',
      async ({ here }) => {
        const { id } = (await here.add(jobRequest())).job;
        await here.claim('r');
        for (let percent = 1; percent <= 30; percent += 1) await here.progress(id, 'r', rendering(percent));
        const kept = async () =>
          (await here.events(null, { jobId: id, limit: 100 })).map((event) =>
            event.type === 'progress' ? event.progress.percent : event.type,
          );
        expect(await kept()).toEqual(['state', 'state', ...Array.from({ length: 20 }, (_, i) => 11 + i)]);
        await here.finish(id, 'r', RESULT);
        expect(await kept()).toEqual(['state', 'state', 'state']);
      },
    );
  });

  describe('listening', () => {
    storeTest(create, 'one hears of writes of this process and of others', async ({ here, there }) => {
      for (const writer of [here, there]) {
        const { heard, stop } = listen(here);
        await writer.add(jobRequest());
        await heard;
        stop();
      }
    });

    storeTest(create, 'who stopped listening hears nothing, and the others still do', async ({ here }) => {
      let calls = 0;
      const stop = here.onChange(() => void (calls += 1));
      const { heard, stop: stopOther } = listen(here);
      stop();
      await here.add(jobRequest());
      await heard;
      stopOther();
      expect(calls).toBe(0);
    });

    storeTest(create, 'a listener sees what was written and may write itself', async ({ here }) => {
      const { job } = await here.add(jobRequest());
      const { heard, stop } = listen(here, async () => {
        if ((await here.get(job.id))?.state === 'running') await here.pause(job.id);
      });
      await here.claim('r');
      await heard;
      expect((await here.get(job.id))?.state).toBe('paused');
      stop();
    });
  });
}

/** `heard` is fulfilled by the first call, once `body` has done its work. */
function listen(
  store: JobStore,
  body: () => Promise<void> = () => Promise.resolve(),
): { heard: Promise<void>; stop: () => void } {
  let stop = () => {};
  const heard = new Promise<void>((resolve, reject) => {
    stop = store.onChange(() => void body().then(resolve, reject));
  });
  return { heard, stop: () => stop() };
}
