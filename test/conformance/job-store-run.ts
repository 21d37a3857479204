import { describe, expect } from 'vitest';
import { StudioError } from '../../src/shared/errors.ts';
import type { Job } from '../../src/shared/job/job.ts';
import { jobRequest, rendering, RESULT } from './job-requests.ts';
import { codeOf, type CreateStore } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

const FAULT = new StudioError('ffmpeg.failed', 'ffmpeg failed', { details: { exitCode: 1 } });

export function runningJobs(create: CreateStore): void {
  describe('running jobs', () => {
    storeTest(create, 'jobs are claimed by priority, then by age, each by one runner', ({ here, there }) => {
      const [a, b, c, d] = [5, 9, 5, 10].map((priority) => here.add(jobRequest({ priority })).job.id);
      here.setPriority(c as string, 9);
      const claimed = [here, there, here, there].map((store) => store.claim('r')?.id);
      expect(claimed).toEqual([d, b, c, a]);
      expect(here.claim('r')).toBeNull();
    });

    storeTest(create, 'a claimed job runs, with its scenario', ({ here, there, clock }) => {
      const request = jobRequest({ scenario: { cueframe: 1, cues: [1, 2] } });
      const { id } = here.add(request).job;
      clock.nowMs += 500;
      const job = there.claim('r');
      expect(job).toEqual(here.get(id));
      expect(job).toMatchObject({ state: 'running', attempt: 1, request, startedAtMs: clock.nowMs });
    });

    storeTest(create, 'progress is seen by others and its percent does not go back', ({ here, there }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      here.progress(id, 'r', rendering(40));
      expect(there.get(id)?.progress).toEqual(rendering(40));
      here.progress(id, 'r', rendering(10));
      expect(there.get(id)?.progress).toEqual({ ...rendering(10), percent: 40 });
    });

    storeTest(create, 'a finished job is done for good', ({ here, there, clock }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      clock.nowMs += 4000;
      here.finish(id, 'r', RESULT);
      expect(there.get(id)).toMatchObject({
        state: 'done',
        progress: { phase: 'done', percent: 100, frames: 300, totalFrames: 300, fps: 0, etaSeconds: 0 },
        result: RESULT,
        isRendered: true,
        finishedAtMs: clock.nowMs,
      });
      expect(there.claim('r')).toBeNull();
    });

    storeTest(create, 'what another runner says about a job is stale', ({ here, there }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      const before = here.get(id);
      const says = [
        () => there.finish(id, 's', RESULT),
        () => there.rendered(id, 's', RESULT),
        () => there.fail(id, 's', FAULT, { retryAfterMs: null }),
        () => there.progress(id, 's', rendering(1)),
      ];
      expect(says.map(codeOf)).toEqual(['job.stale', 'job.stale', 'job.stale', 'job.stale']);
      there.yieldJob(id, 's', 'paused');
      expect(here.get(id)).toEqual(before);
    });

    storeTest(create, 'what is said about a job that does not exist is refused', ({ here }) => {
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
      expect(says.map(codeOf)).toEqual(says.map(() => 'job.not_found'));
      expect(here.wanted('job_x', 'r')).toBe('gone');
      expect(here.lastSequence()).toBe(0);
    });

    storeTest(
      create,
      'a failed attempt waits for its back-off, counts, and starts from nothing',
      ({ here, clock }) => {
        const { id } = here.add(jobRequest()).job;
        here.claim('r');
        here.progress(id, 'r', rendering(40));
        here.fail(id, 'r', FAULT, { retryAfterMs: 2000 });
        const failure = { code: 'ffmpeg.failed', message: 'ffmpeg failed', details: { exitCode: 1 } };
        expect(here.get(id)).toMatchObject({
          state: 'queued',
          attempt: 1,
          failure,
          progress: { percent: 0 },
        });
        clock.nowMs += 1999;
        expect(here.claim('r')).toBeNull();
        clock.nowMs += 1;
        expect(here.claim('r')).toMatchObject({ id, attempt: 2, failure: null });
        here.fail(id, 'r', FAULT, { retryAfterMs: null });
        expect(here.get(id)).toMatchObject({
          state: 'failed',
          attempt: 2,
          failure,
          finishedAtMs: clock.nowMs,
        });
      },
    );

    storeTest(create, 'a clock that is put back makes no back-off longer', ({ here, clock }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      here.fail(id, 'r', FAULT, { retryAfterMs: 2000 });
      clock.nowMs -= 3_600_000;
      expect(here.claim('r')?.id).toBe(id);
    });

    storeTest(create, 'a rendered film is remembered through failure and retry', ({ here, there }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      here.rendered(id, 'r', RESULT);
      here.fail(id, 'r', new StudioError('upload.failed', 'no'), { retryAfterMs: null });
      expect(there.get(id)).toMatchObject({ state: 'failed', isRendered: true, result: RESULT });
      there.retry(id);
      expect(here.claim('r')).toMatchObject({ id, isRendered: true, result: RESULT, attempt: 1 });
    });

    storeTest(create, 'a pause and a handing back are no attempts and keep what was done', ({ here }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      const working = [{ index: 1, doing: 'drawing', frames: 20, attempt: 1 }] as const;
      here.progress(id, 'r', { ...rendering(40), working });
      expect(here.get(id)?.progress).toEqual({ ...rendering(40), working });
      here.yieldJob(id, 'r', 'paused', 'disk.full');
      const { state, pausedBecause, progress } = here.get(id) as Job;
      expect([state, pausedBecause, progress]).toEqual([
        ...['paused', 'disk.full'],
        { ...rendering(40), fps: 0, etaSeconds: null },
      ]);
      expect(here.resume(id)).toMatchObject({ state: 'queued', pausedBecause: null });
      here.claim('r');
      here.yieldJob(id, 'r', 'queued');
      expect(here.claim('s')).toMatchObject({ id, attempt: 1, progress: { phase: 'queued', percent: 40 } });
    });
  });

  describe('what a runner should do', () => {
    storeTest(create, 'is seen in every process at once', ({ here, there }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      const wanted = () => here.wanted(id, 'r');
      const seen = [wanted(), here.wanted(id, 'other')];
      there.pause(id);
      seen.push(wanted());
      there.resume(id);
      seen.push(wanted());
      here.claim('s');
      seen.push(wanted(), here.wanted(id, 's'));
      there.cancel(id);
      seen.push(here.wanted(id, 's'));
      there.remove(id);
      seen.push(here.wanted(id, 's'));
      expect(seen).toEqual(['run', 'gone', 'pause', 'gone', 'gone', 'run', 'cancel', 'gone']);
    });

    storeTest(
      create,
      'a film that was there before its runner heard of a pause is done',
      ({ here, there }) => {
        const { id } = here.add(jobRequest()).job;
        here.claim('r');
        there.pause(id);
        here.finish(id, 'r', RESULT);
        expect(there.get(id)).toMatchObject({ state: 'done', pausedBecause: null, result: RESULT });
      },
    );

    storeTest(create, 'a cancelled job is never done', ({ here, there }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      there.cancel(id);
      expect(codeOf(() => here.finish(id, 'r', RESULT))).toBe('job.stale');
      here.yieldJob(id, 'r', 'queued');
      expect(here.get(id)?.state).toBe('cancelled');
    });

    storeTest(create, 'a pause that was asked for is not made another by its runner', ({ here }) => {
      const { id } = here.add(jobRequest()).job;
      here.claim('r');
      here.pause(id);
      here.yieldJob(id, 'r', 'paused', 'disk.full');
      expect(here.get(id)).toMatchObject({ state: 'paused', pausedBecause: 'asked' });
      expect(codeOf(() => here.finish(id, 'r', RESULT))).toBe('job.stale');
    });
  });
}
