import { describe, expect } from 'vitest';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import { jobRequest, rendering, RESULT } from './job-requests.ts';
import type { CreateStore } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

export function keepingEvents(create: CreateStore): void {
  describe('events', () => {
    storeTest(
      create,
      'are numbered without gaps through all jobs and processes',
      ({ here, there, clock }) => {
        const [a, b] = [here.add(jobRequest()).job.id, there.add(jobRequest()).job.id];
        here.claim('r');
        clock.nowMs += 1;
        there.tell(a, { type: 'warning', code: 'w', path: 'cues[0]', message: 'm' });
        here.progress(a, 'r', rendering(3));
        there.cancel(b);
        const atMs = clock.nowMs;
        expect(here.events(0, { limit: 100 })).toEqual([
          { sequence: 1, jobId: a, atMs: atMs - 1, type: 'state', from: null, to: 'queued' },
          { sequence: 2, jobId: b, atMs: atMs - 1, type: 'state', from: null, to: 'queued' },
          { sequence: 3, jobId: a, atMs: atMs - 1, type: 'state', from: 'queued', to: 'running' },
          { sequence: 4, jobId: a, atMs, type: 'warning', code: 'w', path: 'cues[0]', message: 'm' },
          { sequence: 5, jobId: a, atMs, type: 'progress', progress: rendering(3) },
          { sequence: 6, jobId: b, atMs, type: 'state', from: 'queued', to: 'cancelled' },
        ]);
        expect(there.lastSequence()).toBe(6);
      },
    );

    storeTest(create, 'are read from where a reader stopped, of one job or of all', ({ here, there }) => {
      const [a, b] = [here.add(jobRequest()).job.id, here.add(jobRequest()).job.id];
      for (const id of [a, b, a, b]) here.tell(id, { type: 'warning', code: 'w', path: '', message: '' });
      const sequences = (after: number, options: { jobId?: string; limit: number }) =>
        there.events(after, options).map(({ sequence }) => sequence);
      expect(sequences(2, { limit: 3 })).toEqual([3, 4, 5]);
      expect(sequences(1, { jobId: a, limit: 2 })).toEqual([3, 5]);
      expect(sequences(0, { jobId: b, limit: 100 })).toEqual([2, 4, 6]);
      expect(sequences(6, { limit: 100 })).toEqual([]);
    });

    storeTest(create, 'a change that is refused tells nothing', ({ here }) => {
      const { id } = here.add(jobRequest()).job;
      here.cancel(id);
      expect(() => here.cancel(id)).toThrow('cancelled');
      expect(here.add(jobRequest()).isNew).toBe(true);
      expect(here.events(0, { limit: 9 }).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    });

    storeTest(create, 'a failed attempt tells its back-off', ({ here }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      const error = Object.assign(new Error('m'), { code: 'disk.full', details: {} });
      here.fail(id, 'r', error as unknown as Parameters<JobStore['fail']>[2], { retryAfterMs: 50 });
      expect(here.events(2, { limit: 9 })).toMatchObject([
        { type: 'state', from: 'running', to: 'queued' },
        { type: 'retry', code: 'disk.full', message: 'm', delayMs: 50 },
      ]);
    });

    storeTest(create, 'of progress only the newest are kept, and none of a job that ended', ({ here }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      for (let percent = 1; percent <= 30; percent += 1) here.progress(id, 'r', rendering(percent));
      const kept = () => here.events(0, { jobId: id, limit: 100 });
      expect(kept().map(({ sequence }) => sequence)).toEqual([
        1,
        2,
        ...Array.from({ length: 20 }, (_, i) => 13 + i),
      ]);
      here.finish(id, 'r', RESULT);
      expect(kept().map(({ sequence, type }) => [sequence, type])).toEqual([
        [1, 'state'],
        [2, 'state'],
        [33, 'state'],
      ]);
    });
  });

  describe('listening', () => {
    storeTest(create, 'one hears of writes of this process and of others', async ({ here, there }) => {
      for (const writer of [here, there]) {
        const { heard, stop } = listen(here);
        writer.add(jobRequest());
        await heard;
        stop();
      }
    });

    storeTest(create, 'who stopped listening hears nothing, and the others still do', async ({ here }) => {
      let calls = 0;
      const stop = here.onChange(() => void (calls += 1));
      const { heard, stop: stopOther } = listen(here);
      stop();
      here.add(jobRequest());
      await heard;
      stopOther();
      expect(calls).toBe(0);
    });

    storeTest(create, 'a listener sees what was written and may write itself', async ({ here }) => {
      const { job } = here.add(jobRequest());
      const { heard, stop } = listen(here, () => {
        if (here.get(job.id)?.state === 'running') here.pause(job.id);
      });
      here.claim('r');
      await heard;
      expect(here.get(job.id)?.state).toBe('paused');
      stop();
    });
  });
}

function listen(store: JobStore, body: () => void = () => {}): { heard: Promise<void>; stop: () => void } {
  let stop = () => {};
  const heard = new Promise<void>((resolve) => {
    stop = store.onChange(() => {
      body();
      resolve();
    });
  });
  return { heard, stop: () => stop() };
}
