import { describe, expect } from 'vitest';
import { JOB_STATES } from '../../src/shared/job/job.ts';
import { jobRequest, SEGMENTS } from './job-requests.ts';
import { BRING } from './job-store-states.ts';
import type { CreateStore } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

export function pruningJobs(create: CreateStore): void {
  describe('pruning', () => {
    storeTest(
      create,
      'removes jobs that ended before a moment, of the states asked for',
      ({ here, there, clock }) => {
        const jobs = Object.fromEntries(
          JOB_STATES.map((state) => {
            // the later ones are claimed first, so that each job is brought by its own way
            const { id } = here.add(jobRequest({ priority: 1 + JOB_STATES.indexOf(state) })).job;
            BRING[state](here, id);
            if (state === 'queued') here.setPriority(id, 1);
            return [state, id];
          }),
        ) as Record<(typeof JOB_STATES)[number], string>;
        expect(JOB_STATES.map((state) => here.get(jobs[state])?.state).toSorted()).toEqual(
          JOB_STATES.toSorted(),
        );
        expect(there.prune({ finishedBeforeMs: clock.nowMs })).toEqual([]);
        clock.nowMs += 1;
        expect(there.prune({ finishedBeforeMs: clock.nowMs, states: ['failed', 'running'] })).toEqual([
          jobs.failed,
        ]);
        expect(there.prune({ finishedBeforeMs: clock.nowMs })).toEqual([jobs.done, jobs.cancelled]);
        expect(
          here
            .list({ limit: 9 })
            .jobs.map(({ state }) => state)
            .toSorted(),
        ).toEqual(['paused', 'queued', 'running']);
      },
    );

    storeTest(create, 'takes events, segments and keys along, and numbers go on', ({ here, clock }) => {
      const { id } = here.add(jobRequest(), { idempotencyKey: 'k' }).job;
      here.plan(id, SEGMENTS);
      here.cancel(id);
      const last = here.lastSequence();
      clock.nowMs += 1;
      here.prune({ finishedBeforeMs: clock.nowMs });
      expect([here.get(id), here.segments(id), here.events(0, { limit: 9 })]).toEqual([null, [], []]);
      expect(here.lastSequence()).toBe(last);
      const again = here.add(jobRequest({ title: 'other' }), { idempotencyKey: 'k' });
      expect(again.isNew).toBe(true);
      expect(here.events(last, { limit: 9 }).map(({ sequence }) => sequence)).toEqual([last + 1]);
      here.check('quick');
      here.check('full');
    });
  });
}
