import { describe, expect } from 'vitest';
import { StudioError } from '../../src/shared/errors.ts';
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

    storeTest(
      create,
      'a job that ends the program every time is taken back three times, then it fails; a retry begins anew',
      ({ here }) => {
        const { id } = here.add(jobRequest()).job;
        const crash = (name: string) => (here.claim(name), here.recover('next'));
        expect(['a', 'b', 'c', 'd'].map(crash)).toEqual([[id], [id], [id], []]);
        expect(here.get(id)).toMatchObject({ state: 'failed', failure: { code: 'job.crashed' } });
        here.retry(id);
        expect(['e', 'f', 'g'].map(crash)).toEqual([[id], [id], [id]]);
      },
    );

    storeTest(create, 'a segment finished in between counts: such a job is taken back again', ({ here }) => {
      const { id } = here.add(jobRequest()).job;
      for (const name of ['a', 'b', 'c']) {
        here.claim(name);
        here.recover('next');
      }
      here.claim('d');
      here.plan(id, SEGMENTS);
      here.commit(id, 0, here.lease(id, 0, 'w'), { sha256: DIGEST, how: 'render' });
      expect(here.recover('next')).toEqual([id]);
      expect(here.get(id)?.state).toBe('queued');
    });

    storeTest(
      create,
      'after too much memory a job has half the workers, for every process, until a person retries it',
      ({ here, there }) => {
        const { id } = here.add(jobRequest()).job;
        const tooMuch = (workers: number) => {
          here.claim('r');
          here.fail(id, 'r', new StudioError('job.memory', 'too much', { details: { workers } }), {
            retryAfterMs: 0,
          });
          return there.get(id)?.workerLimit;
        };
        expect([tooMuch(5), tooMuch(2), tooMuch(1)]).toEqual([2, 1, 1]);
        here.claim('r');
        here.fail(id, 'r', new StudioError('ffmpeg.failed', 'x'), { retryAfterMs: null });
        expect(there.get(id)?.workerLimit).toBe(1);
        expect(here.retry(id).workerLimit).toBe(undefined);
      },
    );
  });
}
