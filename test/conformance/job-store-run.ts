import { describe, expect } from 'vitest';
import { StudioError } from '../../src/shared/errors.ts';
import type { Job } from '../../src/shared/job/job.ts';
import { jobRequest, kept, rendering, RESULT } from './job-requests.ts';
import { type CreateStore, codeOf, inOrder } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

const FAULT = new StudioError('ffmpeg.failed', 'ffmpeg failed', { details: { exitCode: 1 } });

export function runningJobs(create: CreateStore): void {
  describe('running jobs', () => {
    storeTest(
      create,
      'jobs are claimed by priority, then by age, each by one runner',
      async ({ here, there }) => {
        const [a, b, c, d] = await inOrder(
          [5, 9, 5, 10],
          async (priority) => (await here.add(jobRequest({ priority }))).job.id,
        );
        await here.setPriority(c as string, 9);
        const claimed = await inOrder(
          [here, there, here, there],
          async (store) => (await store.claim('r'))?.id,
        );
        expect(claimed).toEqual([d, b, c, a]);
        expect(await here.claim('r')).toBeNull();
      },
    );

    storeTest(create, 'a claimed job runs, and its scenario is there', async ({ here, there, clock }) => {
      const request = jobRequest({ scenario: { cueframe: 1, cues: [1, 2] } });
      const { id } = (await here.add(request)).job;
      clock.nowMs += 500;
      const job = await there.claim('r');
      expect(job).toEqual(await here.get(id));
      expect(await here.scenarioOf(id)).toEqual(request.scenario);
      expect(job).toMatchObject({
        state: 'running',
        attempt: 1,
        request: kept(request),
        startedAtMs: clock.nowMs,
      });
    });

    storeTest(
      create,
      'progress is seen by others and its percent does not go back',
      async ({ here, there }) => {
        const { id } = (await here.add(jobRequest())).job;
        await here.claim('r');
        await here.progress(id, 'r', rendering(40));
        expect((await there.get(id))?.progress).toEqual(rendering(40));
        await here.progress(id, 'r', rendering(10));
        expect((await there.get(id))?.progress).toEqual({ ...rendering(10), percent: 40 });
      },
    );

    storeTest(create, 'a finished job is done for good', async ({ here, there, clock }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.claim('r');
      clock.nowMs += 4000;
      await here.finish(id, 'r', RESULT);
      expect(await there.get(id)).toMatchObject({
        state: 'done',
        progress: { phase: 'done', percent: 100, frames: 300, totalFrames: 300, fps: 0, etaSeconds: 0 },
        result: RESULT,
        isRendered: true,
        finishedAtMs: clock.nowMs,
      });
      expect(await there.claim('r')).toBeNull();
    });

    storeTest(create, 'what another runner says about a job is stale', async ({ here, there }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.claim('r');
      const before = await here.get(id);
      const says = [
        () => there.finish(id, 's', RESULT),
        () => there.rendered(id, 's', RESULT),
        () => there.fail(id, 's', FAULT, { retryAfterMs: null }),
        () => there.progress(id, 's', rendering(1)),
      ];
      expect(await inOrder(says, codeOf)).toEqual(['job.stale', 'job.stale', 'job.stale', 'job.stale']);
      await there.yieldJob(id, 's', 'paused');
      expect(await here.get(id)).toEqual(before);
    });

    storeTest(create, 'what is said about a job that does not exist is refused', async ({ here }) => {
      const says = [
        () => here.finish('job_x', 'r', RESULT),
        () => here.fail('job_x', 'r', FAULT, { retryAfterMs: 0 }),
        () => here.progress('job_x', 'r', rendering(1)),
        () => here.tell('job_x', { type: 'warning', code: 'w', path: '', message: '' }),
        () => here.cancel('job_x'),
        () => here.remove('job_x'),
        () => here.plan('job_x', []),
        () => here.lease('job_x', 0, 'w'),
      ];
      expect(await inOrder(says, codeOf)).toEqual(says.map(() => 'job.not_found'));
      expect(await here.wanted('job_x', 'r')).toBe('gone');
      expect(await here.events(null, { limit: 9 })).toEqual([]);
    });

    storeTest(
      create,
      'a failed attempt waits for its back-off, counts, and starts from nothing',
      async ({ here, clock }) => {
        const { id } = (await here.add(jobRequest())).job;
        await here.claim('r');
        await here.progress(id, 'r', rendering(40));
        await here.fail(id, 'r', FAULT, { retryAfterMs: 2000 });
        const failure = { code: 'ffmpeg.failed', message: 'ffmpeg failed', details: { exitCode: 1 } };
        expect(await here.get(id)).toMatchObject({
          state: 'queued',
          attempt: 1,
          failure,
          progress: { percent: 0 },
        });
        clock.nowMs += 1999;
        expect(await here.claim('r')).toBeNull();
        clock.nowMs += 1;
        expect(await here.claim('r')).toMatchObject({ id, attempt: 2, failure: null });
        await here.fail(id, 'r', FAULT, { retryAfterMs: null });
        expect(await here.get(id)).toMatchObject({
          state: 'failed',
          attempt: 2,
          failure,
          finishedAtMs: clock.nowMs,
        });
      },
    );

    storeTest(create, 'a clock that is put back makes no back-off longer', async ({ here, clock }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.claim('r');
      await here.fail(id, 'r', FAULT, { retryAfterMs: 2000 });
      clock.nowMs -= 3_600_000;
      expect((await here.claim('r'))?.id).toBe(id);
    });

    storeTest(create, 'a rendered film is remembered through failure and retry', async ({ here, there }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.claim('r');
      await here.rendered(id, 'r', RESULT);
      await here.fail(id, 'r', new StudioError('upload.failed', 'no'), { retryAfterMs: null });
      expect(await there.get(id)).toMatchObject({ state: 'failed', isRendered: true, result: RESULT });
      await there.retry(id);
      expect(await here.claim('r')).toMatchObject({ id, isRendered: true, result: RESULT, attempt: 1 });
    });

    storeTest(
      create,
      'a pause and a handing back are no attempts and keep what was done',
      async ({ here }) => {
        const { id } = (await here.add(jobRequest())).job;
        await here.claim('r');
        const working = [{ index: 1, doing: 'drawing', frames: 20, attempt: 1 }] as const;
        await here.progress(id, 'r', { ...rendering(40), working });
        expect((await here.get(id))?.progress).toEqual({ ...rendering(40), working });
        await here.yieldJob(id, 'r', 'paused', 'disk.full');
        const { state, pausedBecause, progress } = (await here.get(id)) as Job;
        expect([state, pausedBecause, progress]).toEqual([
          ...['paused', 'disk.full'],
          { ...rendering(40), fps: 0, etaSeconds: null },
        ]);
        expect(await here.resume(id)).toMatchObject({ state: 'queued', pausedBecause: null });
        await here.claim('r');
        await here.yieldJob(id, 'r', 'queued');
        expect(await here.claim('s')).toMatchObject({
          id,
          attempt: 1,
          progress: { phase: 'queued', percent: 40 },
        });
      },
    );
  });

  describe('what a runner should do', () => {
    storeTest(create, 'is seen in every process at once', async ({ here, there }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.claim('r');
      const wanted = () => here.wanted(id, 'r');
      const seen = [await wanted(), await here.wanted(id, 'other')];
      await there.pause(id);
      seen.push(await wanted());
      await there.resume(id);
      seen.push(await wanted());
      await here.claim('s');
      seen.push(await wanted(), await here.wanted(id, 's'));
      await there.cancel(id);
      seen.push(await here.wanted(id, 's'));
      await there.remove(id);
      seen.push(await here.wanted(id, 's'));
      expect(seen).toEqual(['run', 'gone', 'pause', 'gone', 'gone', 'run', 'cancel', 'gone']);
    });

    storeTest(
      create,
      'a film that was there before its runner heard of a pause is done',
      async ({ here, there }) => {
        const { id } = (await here.add(jobRequest())).job;
        await here.claim('r');
        await there.pause(id);
        await here.finish(id, 'r', RESULT);
        expect(await there.get(id)).toMatchObject({ state: 'done', pausedBecause: null, result: RESULT });
      },
    );

    storeTest(create, 'a cancelled job is never done', async ({ here, there }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.claim('r');
      await there.cancel(id);
      expect(await codeOf(() => here.finish(id, 'r', RESULT))).toBe('job.stale');
      await here.yieldJob(id, 'r', 'queued');
      expect((await here.get(id))?.state).toBe('cancelled');
    });

    storeTest(create, 'a pause that was asked for is not made another by its runner', async ({ here }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.claim('r');
      await here.pause(id);
      await here.yieldJob(id, 'r', 'paused', 'disk.full');
      expect(await here.get(id)).toMatchObject({ state: 'paused', pausedBecause: 'asked' });
      expect(await codeOf(() => here.finish(id, 'r', RESULT))).toBe('job.stale');
    });
  });
}
