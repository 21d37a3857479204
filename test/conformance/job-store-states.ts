import { describe, expect } from 'vitest';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import { StudioError } from '../../src/shared/errors.ts';
import { JOB_STATES, type JobState } from '../../src/shared/job/job.ts';
import { jobRequest, RESULT } from './job-requests.ts';
import { codeOf, type CreateStore } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

const FAULT = new StudioError('ffmpeg.failed', 'no');

/** A job brought into a state by the shortest way. */
export const BRING: Readonly<Record<JobState, (store: JobStore, id: string) => Promise<unknown>>> = {
  queued: () => Promise.resolve(),
  running: (store) => store.claim('r'),
  paused: (store, id) => store.pause(id),
  done: async (store, id) => {
    await store.claim('r');
    await store.finish(id, 'r', RESULT);
  },
  failed: async (store, id) => {
    await store.claim('r');
    await store.fail(id, 'r', FAULT, { retryAfterMs: null });
  },
  cancelled: (store, id) => store.cancel(id),
};

/** What each act makes of a job in each state: its next state, or the code it is refused with. */
const ACTS: Readonly<
  Record<
    string,
    { act: (store: JobStore, id: string) => Promise<unknown>; from: Readonly<Record<JobState, string>> }
  >
> = {
  cancel: {
    act: (store, id) => store.cancel(id),
    from: {
      ...{ queued: 'cancelled', running: 'cancelled', paused: 'cancelled' },
      ...{ done: 'job.transition', failed: 'job.transition', cancelled: 'job.transition' },
    },
  },
  pause: {
    act: (store, id) => store.pause(id),
    from: {
      ...{ queued: 'paused', running: 'paused', paused: 'job.transition' },
      ...{ done: 'job.transition', failed: 'job.transition', cancelled: 'job.transition' },
    },
  },
  resume: {
    act: (store, id) => store.resume(id),
    from: {
      ...{ queued: 'job.transition', running: 'job.transition', paused: 'queued' },
      ...{ done: 'job.transition', failed: 'job.transition', cancelled: 'job.transition' },
    },
  },
  retry: {
    act: (store, id) => store.retry(id),
    from: {
      ...{ queued: 'job.transition', running: 'job.transition', paused: 'job.transition' },
      ...{ done: 'job.transition', failed: 'queued', cancelled: 'queued' },
    },
  },
  setPriority: {
    act: (store, id) => store.setPriority(id, 9),
    from: {
      ...{ queued: 'queued', running: 'running', paused: 'paused' },
      ...{ done: 'job.transition', failed: 'job.transition', cancelled: 'job.transition' },
    },
  },
  remove: {
    act: (store, id) => store.remove(id),
    from: {
      ...{ queued: 'job.transition', running: 'job.transition', paused: 'job.transition' },
      ...{ done: 'removed', failed: 'removed', cancelled: 'removed' },
    },
  },
  finish: {
    act: (store, id) => store.finish(id, 'r', RESULT),
    from: {
      ...{ queued: 'job.stale', running: 'done', paused: 'job.stale' },
      ...{ done: 'job.stale', failed: 'job.stale', cancelled: 'job.stale' },
    },
  },
  'fail for good': {
    act: (store, id) => store.fail(id, 'r', FAULT, { retryAfterMs: null }),
    from: {
      ...{ queued: 'job.stale', running: 'failed', paused: 'job.stale' },
      ...{ done: 'job.stale', failed: 'job.stale', cancelled: 'job.stale' },
    },
  },
  'fail and try again': {
    act: (store, id) => store.fail(id, 'r', FAULT, { retryAfterMs: 1 }),
    from: {
      ...{ queued: 'job.stale', running: 'queued', paused: 'job.stale' },
      ...{ done: 'job.stale', failed: 'job.stale', cancelled: 'job.stale' },
    },
  },
};

export function changingStates(create: CreateStore): void {
  describe('changing states', () => {
    for (const [name, { act, from }] of Object.entries(ACTS))
      for (const state of JOB_STATES)
        storeTest(create, `${name} of a ${state} job: ${from[state]}`, async ({ here, there }) => {
          const { id } = (await here.add(jobRequest())).job;
          await BRING[state](here, id);
          const before = { job: await here.get(id), last: await here.lastCursor() };
          const code = await codeOf(() => act(there, id));
          const after = await here.get(id);
          expect(code ?? after?.state ?? 'removed').toBe(from[state]);
          if (code) expect({ job: after, last: await here.lastCursor() }).toEqual(before);
          else if (after && after.state !== state)
            expect((await here.events(before.last, { jobId: id, limit: 9 }))[0]).toMatchObject({
              ...{ jobId: id, atMs: after.createdAtMs },
              ...{ type: 'state', from: state, to: after.state },
            });
        });

    storeTest(create, 'a retried job has all of its attempts again and no end', async ({ here, clock }) => {
      const { id } = (await here.add(jobRequest())).job;
      await BRING.failed(here, id);
      clock.nowMs += 10;
      expect(await here.retry(id)).toMatchObject({
        state: 'queued',
        attempt: 0,
        startedAtMs: null,
        finishedAtMs: null,
      });
      expect(await here.claim('r')).toMatchObject({ attempt: 1, startedAtMs: clock.nowMs });
    });

    storeTest(create, 'a priority outside of 1 to 10 changes nothing', async ({ here }) => {
      const { id } = (await here.add(jobRequest())).job;
      for (const priority of [0, 11, 2.5])
        expect(await codeOf(() => here.setPriority(id, priority))).toBe('request.invalid');
      expect((await here.get(id))?.request.priority).toBe(5);
      expect((await here.setPriority(id, 10)).request.priority).toBe(10);
    });
  });
}
