import { describe, expect } from 'vitest';
import { StudioError } from '../../src/shared/errors.ts';
import { DIGEST, jobRequest, rendering, SEGMENTS } from './job-requests.ts';
import { type CreateStore, inOrder, leased } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

export function recoveringJobs(create: CreateStore): void {
  describe('recovering', () => {
    storeTest(
      create,
      'a job of a process that is gone runs again and keeps its finished segments',
      async ({ here, there }) => {
        const { id } = (await here.add(jobRequest())).job;
        await here.claim('dead');
        await here.plan(id, SEGMENTS);
        await here.progress(id, 'dead', rendering(40));
        await here.commit(id, 0, await leased(here, id, 0, 'w'), { sha256: DIGEST, how: 'render' });
        const late = await leased(here, id, 1, 'w');

        expect(await there.recover('alive')).toEqual([id]);
        expect(await there.get(id)).toMatchObject({
          state: 'queued',
          attempt: 1,
          progress: { phase: 'queued', percent: 40 },
        });
        expect(await here.commit(id, 1, late, { sha256: DIGEST, how: 'render' })).toBe('stale');
        expect(await here.wanted(id, 'dead')).toBe('gone');
        expect(await there.claim('alive')).toMatchObject({ id, attempt: 1 });
        await there.plan(id, SEGMENTS);
        expect((await there.segments(id)).map(({ state }) => state)).toEqual([
          'committed',
          'planned',
          'planned',
        ]);
      },
    );

    storeTest(
      create,
      'jobs of this runner, waiting, paused and ended jobs stay as they are',
      async ({ here, there }) => {
        const ids = await inOrder([1, 2, 3, 4], async () => (await here.add(jobRequest())).job.id);
        const [mine, paused, cancelled] = ids as [string, string, string];
        await here.claim('alive');
        await here.claim('dead');
        await here.claim('dead');
        await here.pause(paused);
        await here.cancel(cancelled);
        const before = await inOrder(ids, (id) => here.get(id));
        expect(await there.recover('alive')).toEqual([]);
        expect(await inOrder(ids, (id) => here.get(id))).toEqual(before);
        expect(await here.wanted(mine, 'alive')).toBe('run');
        expect(await there.recover('alive')).toEqual([]);
      },
    );

    storeTest(
      create,
      'a job that ends the program every time is taken back three times, then it fails; a retry begins anew',
      async ({ here }) => {
        const { id } = (await here.add(jobRequest())).job;
        const crash = async (name: string) => (await here.claim(name), await here.recover('next'));
        expect(await inOrder(['a', 'b', 'c', 'd'], crash)).toEqual([[id], [id], [id], []]);
        expect(await here.get(id)).toMatchObject({ state: 'failed', failure: { code: 'job.crashed' } });
        await here.retry(id);
        expect(await inOrder(['e', 'f', 'g'], crash)).toEqual([[id], [id], [id]]);
      },
    );

    storeTest(
      create,
      'a segment finished in between counts: such a job is taken back again',
      async ({ here }) => {
        const { id } = (await here.add(jobRequest())).job;
        for (const name of ['a', 'b', 'c']) {
          await here.claim(name);
          await here.recover('next');
        }
        await here.claim('d');
        await here.plan(id, SEGMENTS);
        await here.commit(id, 0, await leased(here, id, 0, 'w'), { sha256: DIGEST, how: 'render' });
        expect(await here.recover('next')).toEqual([id]);
        expect((await here.get(id))?.state).toBe('queued');
      },
    );

    storeTest(
      create,
      'after too much memory a job has half the workers, for every process, until a person retries it',
      async ({ here, there }) => {
        const { id } = (await here.add(jobRequest())).job;
        const tooMuch = async (workers: number) => {
          await here.claim('r');
          await here.fail(id, 'r', new StudioError('job.memory', 'too much', { details: { workers } }), {
            retryAfterMs: 0,
          });
          return (await there.get(id))?.workerLimit;
        };
        expect([await tooMuch(5), await tooMuch(2), await tooMuch(1)]).toEqual([2, 1, 1]);
        await here.claim('r');
        await here.fail(id, 'r', new StudioError('ffmpeg.failed', 'x'), { retryAfterMs: null });
        expect((await there.get(id))?.workerLimit).toBe(1);
        expect((await here.retry(id)).workerLimit).toBe(undefined);
      },
    );
  });
}
