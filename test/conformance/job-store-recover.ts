import { describe, expect } from 'vitest';
import { DIGEST, jobRequest, rendering, SEGMENTS } from './job-requests.ts';
import type { CreateStore } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

export function recoveringJobs(create: CreateStore): void {
  describe('recovering', () => {
    storeTest(
      create,
      'a job of a process that is gone runs again and keeps its finished segments',
      ({ here, there }) => {
        const { id } = here.add(jobRequest()).job;
        here.claim('dead');
        here.plan(id, SEGMENTS);
        here.progress(id, 'dead', rendering(40));
        here.commit(id, 0, here.lease(id, 0, 'w'), { sha256: DIGEST, how: 'render' });
        const late = here.lease(id, 1, 'w');

        expect(there.recover('alive')).toEqual([id]);
        expect(there.get(id)).toMatchObject({
          state: 'queued',
          attempt: 1,
          progress: { phase: 'queued', percent: 40 },
        });
        expect(here.commit(id, 1, late, { sha256: DIGEST, how: 'render' })).toBe('stale');
        expect(here.wanted(id, 'dead')).toBe('gone');
        expect(there.claim('alive')).toMatchObject({ id, attempt: 1 });
        there.plan(id, SEGMENTS);
        expect(there.segments(id).map(({ state }) => state)).toEqual(['committed', 'planned', 'planned']);
      },
    );

    storeTest(
      create,
      'jobs of this runner, waiting, paused and ended jobs stay as they are',
      ({ here, there }) => {
        const ids = Array.from({ length: 4 }, () => here.add(jobRequest()).job.id);
        const [mine, paused, cancelled] = ids as [string, string, string];
        here.claim('alive');
        here.claim('dead');
        here.claim('dead');
        here.pause(paused);
        here.cancel(cancelled);
        const before = ids.map((id) => here.get(id));
        expect(there.recover('alive')).toEqual([]);
        expect(ids.map((id) => here.get(id))).toEqual(before);
        expect(here.wanted(mine, 'alive')).toBe('run');
        expect(there.recover('alive')).toEqual([]);
      },
    );
  });
}
