import { describe, expect } from 'vitest';
import { StudioError } from '../../src/shared/errors.ts';
import { jobRequest } from './job-requests.ts';
import { codeOf, type CreateStore } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export function acceptingJobs(create: CreateStore): void {
  describe('accepting jobs', () => {
    storeTest(
      create,
      'an accepted job is seen by every process as it was given',
      ({ here, there, clock }) => {
        const request = jobRequest({
          scenario: { cueframe: 1, cues: [{ text: 'ť 👍 \u0000 \ud83d' }] },
          sources: { video: 's3://films/a.mp4' },
          settings: { workers: 2, cache: false, range: { startFrame: 3, endFrame: 9 } },
          title: 'Talk',
          owner: 'ann',
          priority: 7,
        });
        const { job, isNew } = here.add(request);
        expect(isNew).toBe(true);
        expect(job).toEqual({
          id: job.id,
          state: 'queued',
          progress: { phase: 'queued', percent: 0, frames: 0, totalFrames: 0, fps: 0, etaSeconds: null },
          request,
          attempt: 0,
          pausedBecause: null,
          failure: null,
          result: null,
          isRendered: false,
          createdAtMs: clock.nowMs,
          startedAtMs: null,
          finishedAtMs: null,
        });
        expect(there.get(job.id)).toEqual(job);
        expect(JSON.parse(there.scenarioText(job.id))).toEqual(request.scenario);
      },
    );

    storeTest(create, 'there is no job that was not accepted', ({ here }) => {
      expect(here.get('job_nobody')).toBeNull();
      expect(here.segments('job_nobody')).toEqual([]);
      expect(codeOf(() => here.scenarioText('job_nobody'))).toBe('job.not_found');
    });

    storeTest(create, 'a priority that does not exist is refused and nothing is kept', ({ here }) => {
      for (const priority of [0, 11, 1.5, NaN])
        expect(codeOf(() => here.add(jobRequest({ priority })))).toBe('request.invalid');
      expect(here.lastSequence()).toBe(0);
    });

    storeTest(
      create,
      'what `admit` throws refuses a new job, and is not asked of a repeated one',
      ({ here }) => {
        const options = { idempotencyKey: 'k' };
        const { job } = here.add(jobRequest(), options);
        const admit = () => {
          throw new StudioError('quota.exceeded', 'no more');
        };
        expect(here.add(jobRequest(), { ...options, admit }).job.id).toBe(job.id);
        expect(codeOf(() => here.add(jobRequest(), { admit }))).toBe('quota.exceeded');
        expect(codeOf(() => here.add(jobRequest(), { idempotencyKey: 'other', admit }))).toBe(
          'quota.exceeded',
        );
        expect([here.countByState().queued, here.lastSequence()]).toEqual([1, 1]);
      },
    );

    storeTest(
      create,
      'a repeated request with the same key gives the first job',
      ({ here, there, clock }) => {
        const first = here.add(jobRequest({ title: 'A' }), { idempotencyKey: 'k' });
        clock.nowMs += DAY_MS - 1;
        const again = there.add(jobRequest({ title: 'A' }), { idempotencyKey: 'k' });
        expect({ id: again.job.id, isNew: again.isNew }).toEqual({ id: first.job.id, isNew: false });
        expect(here.list({ limit: 10 }).jobs).toHaveLength(1);
      },
    );

    storeTest(create, 'the order of keys in a request does not make it another', ({ here }) => {
      const first = here.add(jobRequest({ scenario: { a: 1, b: 2 } }), { idempotencyKey: 'k' });
      const again = here.add(jobRequest({ scenario: { b: 2, a: 1 } }), { idempotencyKey: 'k' });
      expect(again.job.id).toBe(first.job.id);
    });

    storeTest(create, 'the same key for another request is a conflict', ({ here, there }) => {
      here.add(jobRequest({ title: 'A' }), { idempotencyKey: 'k' });
      expect(codeOf(() => there.add(jobRequest({ title: 'B' }), { idempotencyKey: 'k' }))).toBe(
        'job.conflict',
      );
      expect(there.add(jobRequest({ title: 'B' }), { idempotencyKey: 'l' }).isNew).toBe(true);
    });

    storeTest(create, 'a key is free again after 24 hours', ({ here, clock }) => {
      here.add(jobRequest({ title: 'A' }), { idempotencyKey: 'k' });
      clock.nowMs += DAY_MS;
      expect(here.add(jobRequest({ title: 'B' }), { idempotencyKey: 'k' }).isNew).toBe(true);
    });
  });

  describe('accepting several jobs', () => {
    storeTest(
      create,
      'all of them are there, in order, with what was written beside them',
      ({ here, there }) => {
        const told: string[] = [];
        const jobs = here.addAll([jobRequest({ title: 'A' }), jobRequest({ title: 'B' })], {
          admit: () => told.push('admit'),
          also: (made) => told.push(...made.map(({ request }) => String(request.title))),
        });
        expect(told).toEqual(['admit', 'A', 'B']);
        expect(jobs.map(({ state, request }) => [state, request.title])).toEqual([
          ['queued', 'A'],
          ['queued', 'B'],
        ]);
        expect(there.list({ limit: 9 }).jobs.map(({ id }) => id)).toEqual(
          jobs.map(({ id }) => id).toReversed(),
        );
      },
    );

    storeTest(create, 'none is there where one of them is wrong or anything refuses them', ({ here }) => {
      const refuse = () => {
        throw new StudioError('quota.exceeded', 'no more');
      };
      const pair = [jobRequest(), jobRequest()];
      expect([
        codeOf(() => here.addAll([jobRequest(), jobRequest({ priority: 11 })])),
        codeOf(() => here.addAll(pair, { admit: refuse })),
        codeOf(() => here.addAll(pair, { also: refuse })),
      ]).toEqual(['request.invalid', 'quota.exceeded', 'quota.exceeded']);
      expect([here.list({ limit: 9 }).jobs, here.lastSequence()]).toEqual([[], 0]);
    });
  });

  describe('listing jobs', () => {
    storeTest(
      create,
      'the newest come first, page by page, also when the clock goes back',
      ({ here, there, clock }) => {
        const ids = Array.from({ length: 7 }, (_, index) => {
          if (index === 3) clock.nowMs -= 3_600_000;
          return (index % 2 ? here : there).add(jobRequest()).job.id;
        }).toReversed();
        const first = here.list({ limit: 3 });
        const second = there.list({ limit: 3, beforeId: first.nextBeforeId ?? '' });
        const third = here.list({ limit: 3, beforeId: second.nextBeforeId ?? '' });
        expect([first, second, third].map(({ jobs }) => jobs.map(({ id }) => id))).toEqual([
          ids.slice(0, 3),
          ids.slice(3, 6),
          ids.slice(6),
        ]);
        expect(third.nextBeforeId).toBeNull();
      },
    );

    storeTest(create, 'by owner, project and state together', ({ here }) => {
      const add = (owner: string | null, projectId: string | null) =>
        here.add(jobRequest({ owner, projectId })).job.id;
      const [a, b, c] = [add('ann', 'p'), add('ann', 'q'), add('bob', 'p')];
      const d = add('ann', 'p');
      here.cancel(d);
      const ids = (filter: object) => here.list({ limit: 500, ...filter }).jobs.map(({ id }) => id);
      expect(ids({ owner: 'ann' })).toEqual([d, b, a]);
      expect(ids({ projectId: 'p' })).toEqual([d, c, a]);
      expect(ids({ owner: 'ann', projectId: 'p', states: ['queued', 'running'] })).toEqual([a]);
      expect(ids({ states: ['cancelled'] })).toEqual([d]);
      const [e, f] = [add('ann', 'ecg:1'), add('ann', 'ecg:2')];
      expect(ids({ owner: 'ann', projectIdStart: 'ecg:' })).toEqual([f, e]);
      expect(ids({ projectIdStart: 'ecg:', limit: 1 })).toEqual([f]);
      expect(ids({ projectIdStart: '%' })).toEqual([]);
      expect(ids({ states: [] })).toEqual([]);
      expect(ids({ owner: 'nobody' })).toEqual([]);
    });

    storeTest(create, 'a page has 1 to 500 jobs', ({ here }) => {
      for (const limit of [0, 501, 2.5]) expect(codeOf(() => here.list({ limit }))).toBe('request.invalid');
    });

    storeTest(create, 'jobs are counted by state, of all and of one owner', ({ here, there }) => {
      here.add(jobRequest({ owner: 'ann' }));
      here.cancel(here.add(jobRequest({ owner: 'ann' })).job.id);
      here.pause(here.add(jobRequest({ owner: 'bob' })).job.id);
      const none = { queued: 0, running: 0, paused: 0, done: 0, failed: 0, cancelled: 0 };
      expect(there.countByState()).toEqual({ ...none, queued: 1, paused: 1, cancelled: 1 });
      expect(there.countByState('ann')).toEqual({ ...none, queued: 1, cancelled: 1 });
    });
  });
}
