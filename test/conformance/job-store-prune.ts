import { describe, expect } from 'vitest';
import { JOB_STATES } from '../../src/shared/job/job.ts';
import { jobRequest, SEGMENTS } from './job-requests.ts';
import { BRING } from './job-store-states.ts';
import { type CreateStore, inOrder } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

export function pruningJobs(create: CreateStore): void {
  describe('pruning', () => {
    storeTest(
      create,
      'removes jobs that ended before a moment, of the states asked for',
      async ({ here, there, clock }) => {
        const jobs = Object.fromEntries(
          await inOrder(JOB_STATES, async (state) => {
            // the later ones are claimed first, so that each job is brought by its own way
            const { id } = (await here.add(jobRequest({ priority: 1 + JOB_STATES.indexOf(state) }))).job;
            await BRING[state](here, id);
            if (state === 'queued') await here.setPriority(id, 1);
            return [state, id];
          }),
        ) as Record<(typeof JOB_STATES)[number], string>;
        const states = await inOrder(JOB_STATES, async (state) => (await here.get(jobs[state]))?.state);
        expect(states.toSorted()).toEqual(JOB_STATES.toSorted());
        expect(await there.prune({ finishedBeforeMs: clock.nowMs })).toEqual([]);
        clock.nowMs += 1;
        expect(await there.prune({ finishedBeforeMs: clock.nowMs, states: ['failed', 'running'] })).toEqual([
          jobs.failed,
        ]);
        expect(await there.prune({ finishedBeforeMs: clock.nowMs })).toEqual([jobs.done, jobs.cancelled]);
        expect((await here.list({ limit: 9 })).jobs.map(({ state }) => state).toSorted()).toEqual([
          'paused',
          'queued',
          'running',
        ]);
      },
    );

    storeTest(
      create,
      'takes events, segments and keys along, and a reader goes on where it was',
      async ({ here, clock }) => {
        const { id } = (await here.add(jobRequest(), { idempotencyKey: 'k' })).job;
        await here.plan(id, SEGMENTS);
        await here.cancel(id);
        const last = await here.lastCursor();
        clock.nowMs += 1;
        await here.prune({ finishedBeforeMs: clock.nowMs });
        expect([await here.get(id), await here.segments(id), await here.events(null, { limit: 9 })]).toEqual([
          null,
          [],
          [],
        ]);
        expect(await here.isKnown(last)).toBe(true);
        const again = await here.add(jobRequest({ title: 'other' }), { idempotencyKey: 'k' });
        expect(again.isNew).toBe(true);
        expect(await here.events(last, { limit: 9 })).toMatchObject([{ jobId: again.job.id, to: 'queued' }]);
      },
    );
  });
}
