import { describe, expect } from 'vitest';
import { StudioError } from '../../src/shared/errors.ts';
import { jobRequest, kept } from './job-requests.ts';
import { type CreateStore, codeOf, inOrder } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What `work` gives, and how often the event loop came round meanwhile: each time others could have been served. */
async function turnsOf<Result>(work: Promise<Result>): Promise<[result: Result, turns: number]> {
  let isDone = false;
  const end = work.finally(() => (isDone = true));
  let turns = 0;
  for (; !isDone; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  return [await end, turns];
}

export function acceptingJobs(create: CreateStore): void {
  describe('accepting jobs', () => {
    storeTest(
      create,
      'an accepted job is seen by every process as it was given',
      async ({ here, there, clock }) => {
        const request = jobRequest({
          scenario: { cueframe: 1, cues: [{ text: 'ť 👍 \u0000 \ud83d' }] },
          sources: { video: 's3://films/a.mp4' },
          settings: { workers: 2, cache: false, range: { startFrame: 3, endFrame: 9 } },
          title: 'Talk',
          owner: 'ann',
          priority: 7,
        });
        const { job, isNew } = await here.add(request);
        expect(isNew).toBe(true);
        expect(job).toEqual({
          id: job.id,
          state: 'queued',
          progress: { phase: 'queued', percent: 0, frames: 0, totalFrames: 0, fps: 0, etaSeconds: null },
          request: kept(request),
          attempt: 0,
          pausedBecause: null,
          failure: null,
          result: null,
          isRendered: false,
          createdAtMs: clock.nowMs,
          startedAtMs: null,
          finishedAtMs: null,
        });
        expect(await there.get(job.id)).toEqual(job);
        expect(await there.scenarioOf(job.id)).toEqual(request.scenario);
        expect(JSON.parse(await there.scenarioText(job.id))).toEqual(request.scenario);
      },
    );

    storeTest(
      create,
      'a large job with a key is taken in and known again in many turns',
      async ({ here }) => {
        const cues = Array.from({ length: 50_000 }, (_, index) => ({ start: index, end: index + 1 }));
        const request = jobRequest({ scenario: { cueframe: 1, cues } });
        const add = () => here.add(request, { idempotencyKey: 'large' });
        const [first, ...firstTurns] = await turnsOf(add());
        const [again, ...turns] = await turnsOf(add());
        expect([first.isNew, again.isNew, again.job.id === first.job.id]).toEqual([true, false, true]);
        expect(Math.min(...firstTurns, ...turns)).toBeGreaterThan(10);
      },
    );

    storeTest(create, 'there is no job that was not accepted', async ({ here }) => {
      expect(await here.get('job_nobody')).toBeNull();
      expect(await here.segments('job_nobody')).toEqual([]);
      expect(await codeOf(() => here.scenarioOf('job_nobody'))).toBe('job.not_found');
      expect(await codeOf(() => here.scenarioText('job_nobody'))).toBe('job.not_found');
    });

    storeTest(create, 'a priority that does not exist is refused and nothing is kept', async ({ here }) => {
      for (const priority of [0, 11, 1.5, NaN])
        expect(await codeOf(() => here.add(jobRequest({ priority })))).toBe('request.invalid');
      expect(await here.events(null, { limit: 9 })).toEqual([]);
    });

    storeTest(
      create,
      'a quota refuses a new job that is one too many, and is not asked of a repeated one',
      async ({ here, there }) => {
        const quota = { owner: 'ann', mostQueued: 1 };
        const request = jobRequest({ owner: 'ann' });
        const { job } = await here.add(request, { idempotencyKey: 'k', quota });
        await here.add(jobRequest({ owner: 'bob' }), { quota: { owner: 'bob', mostQueued: 1 } });
        expect((await there.add(request, { idempotencyKey: 'k', quota })).job.id).toBe(job.id);
        expect(await codeOf(() => there.add(request, { quota }))).toBe('quota.exceeded');
        expect(await codeOf(() => here.add(request, { idempotencyKey: 'other', quota }))).toBe(
          'quota.exceeded',
        );
        expect([(await here.countByState()).queued, (await here.events(null, { limit: 9 })).length]).toEqual([
          2, 2,
        ]);
        await here.pause(job.id); // it may be resumed, so it makes no room
        expect(await codeOf(() => there.add(request, { quota }))).toBe('quota.exceeded');
        expect((await there.add(request, { idempotencyKey: 'k', quota })).isNew).toBe(false);
        await here.cancel(job.id);
        expect((await there.add(request, { quota })).isNew).toBe(true);
      },
    );

    storeTest(
      create,
      'what is written beside several jobs knows them, and takes them back where it fails',
      async ({ here, there }) => {
        const wanted = ['a', 'b'].map((title) => ({ request: jobRequest({ title, owner: 'ann' }) }));
        const seen: (readonly string[])[] = [];
        const accepted = await here.addAll(wanted, {}, (jobs) => void seen.push(jobs.map(({ id }) => id)));
        expect(seen).toEqual([accepted.map(({ job }) => job.id)]);
        const before = await there.events(null, { limit: 100 });
        const fault = new StudioError('disk.full', 'no room');
        const thrown = here.addAll(wanted, {}, () => {
          throw fault;
        });
        await expect(thrown).rejects.toBe(fault);
        expect(await there.events(null, { limit: 100 })).toEqual(before);
        expect((await there.list({ limit: 9 })).jobs.map(({ id }) => id)).toEqual(seen.flat().toReversed());
      },
    );

    storeTest(
      create,
      'of several jobs all are accepted, in their order, or none',
      async ({ here, there }) => {
        const wanted = ['a', 'b', 'c'].map((title) => ({ request: jobRequest({ title, owner: 'ann' }) }));
        const accepted = await here.addAll(wanted, { quota: { owner: 'ann', mostQueued: 3 } });
        expect(accepted.map(({ job, isNew }) => [job.request.title, isNew])).toEqual([
          ...[
            ['a', true],
            ['b', true],
            ['c', true],
          ],
        ]);
        const before = await there.events(null, { limit: 100 });
        const refused = (jobs: typeof wanted, mostQueued: number) =>
          codeOf(() => there.addAll(jobs, { quota: { owner: 'ann', mostQueued } }));
        expect(await refused(wanted, 5)).toBe('quota.exceeded');
        expect(await refused([], 1)).toBeNull(); // nothing is asked for, however many wait
        expect(await refused([...wanted, { request: jobRequest({ priority: 11 }) }], 100)).toBe(
          'request.invalid',
        );
        expect(await here.events(null, { limit: 100 })).toEqual(before);
        expect((await here.list({ limit: 9 })).jobs.map(({ id }) => id)).toEqual(
          accepted.map(({ job }) => job.id).toReversed(),
        );
      },
    );

    storeTest(
      create,
      'what was accepted before is known by its key, for a day',
      async ({ here, there, clock }) => {
        const request = jobRequest({ title: 'A' });
        expect(await here.acceptedBefore(request, 'k')).toBeNull();
        const { job } = await here.add(request, { idempotencyKey: 'k' });
        expect((await there.acceptedBefore(request, 'k'))?.id).toBe(job.id);
        expect(await codeOf(() => there.acceptedBefore(jobRequest({ title: 'B' }), 'k'))).toBe(
          'job.conflict',
        );
        clock.nowMs += DAY_MS;
        expect(await there.acceptedBefore(request, 'k')).toBeNull();
      },
    );

    storeTest(
      create,
      'a repeated request with the same key gives the first job',
      async ({ here, there, clock }) => {
        const first = await here.add(jobRequest({ title: 'A' }), { idempotencyKey: 'k' });
        clock.nowMs += DAY_MS - 1;
        const again = await there.add(jobRequest({ title: 'A' }), { idempotencyKey: 'k' });
        expect({ id: again.job.id, isNew: again.isNew }).toEqual({ id: first.job.id, isNew: false });
        expect((await here.list({ limit: 10 })).jobs).toHaveLength(1);
      },
    );

    storeTest(create, 'the order of keys in a request does not make it another', async ({ here }) => {
      const first = await here.add(jobRequest({ scenario: { a: 1, b: 2 } }), { idempotencyKey: 'k' });
      const again = await here.add(jobRequest({ scenario: { b: 2, a: 1 } }), { idempotencyKey: 'k' });
      expect(again.job.id).toBe(first.job.id);
    });

    storeTest(create, 'the same key for another request is a conflict', async ({ here, there }) => {
      await here.add(jobRequest({ title: 'A' }), { idempotencyKey: 'k' });
      expect(await codeOf(() => there.add(jobRequest({ title: 'B' }), { idempotencyKey: 'k' }))).toBe(
        'job.conflict',
      );
      expect((await there.add(jobRequest({ title: 'B' }), { idempotencyKey: 'l' })).isNew).toBe(true);
    });

    storeTest(create, 'a key is free again after 24 hours', async ({ here, clock }) => {
      await here.add(jobRequest({ title: 'A' }), { idempotencyKey: 'k' });
      clock.nowMs += DAY_MS;
      expect((await here.add(jobRequest({ title: 'B' }), { idempotencyKey: 'k' })).isNew).toBe(true);
    });
  });

  describe('listing jobs', () => {
    storeTest(
      create,
      'the newest come first, page by page, also when the clock goes back',
      async ({ here, there, clock }) => {
        const accepted = await inOrder([0, 1, 2, 3, 4, 5, 6], async (index) => {
          if (index === 3) clock.nowMs -= 3_600_000;
          return (index % 2 ? here : there).add(jobRequest());
        });
        const ids = accepted.map(({ job }) => job.id).toReversed();
        const first = await here.list({ limit: 3 });
        const second = await there.list({ limit: 3, beforeId: first.nextBeforeId ?? '' });
        const third = await here.list({ limit: 3, beforeId: second.nextBeforeId ?? '' });
        expect([first, second, third].map(({ jobs }) => jobs.map(({ id }) => id))).toEqual([
          ids.slice(0, 3),
          ids.slice(3, 6),
          ids.slice(6),
        ]);
        expect(third.nextBeforeId).toBeNull();
      },
    );

    storeTest(create, 'by owner, project and state together', async ({ here }) => {
      const add = async (owner: string | null, projectId: string | null) =>
        (await here.add(jobRequest({ owner, projectId }))).job.id;
      const [a, b, c] = [await add('ann', 'p'), await add('ann', 'q'), await add('bob', 'p')];
      const d = await add('ann', 'p');
      await here.cancel(d);
      const ids = async (filter: object) =>
        (await here.list({ limit: 500, ...filter })).jobs.map(({ id }) => id);
      expect(await ids({ owner: 'ann' })).toEqual([d, b, a]);
      expect(await ids({ projectId: 'p' })).toEqual([d, c, a]);
      expect(await ids({ owner: 'ann', projectId: 'p', states: ['queued', 'running'] })).toEqual([a]);
      expect(await ids({ states: ['cancelled'] })).toEqual([d]);
      const [e, f] = [await add('ann', 'ecg:1'), await add('ann', 'ecg:2')];
      expect(await ids({ owner: 'ann', projectIdStart: 'ecg:' })).toEqual([f, e]);
      expect(await ids({ projectIdStart: 'ecg:', limit: 1 })).toEqual([f]);
      expect(await ids({ projectIdStart: '%' })).toEqual([]);
      expect(await ids({ states: [] })).toEqual([]);
      expect(await ids({ owner: 'nobody' })).toEqual([]);
    });

    storeTest(create, 'a page has 1 to 500 jobs', async ({ here }) => {
      for (const limit of [0, 501, 2.5])
        expect(await codeOf(() => here.list({ limit }))).toBe('request.invalid');
    });

    storeTest(create, 'jobs are counted by state, of all and of one owner', async ({ here, there }) => {
      await here.add(jobRequest({ owner: 'ann' }));
      await here.cancel((await here.add(jobRequest({ owner: 'ann' }))).job.id);
      await here.pause((await here.add(jobRequest({ owner: 'bob' }))).job.id);
      const none = { queued: 0, running: 0, paused: 0, done: 0, failed: 0, cancelled: 0 };
      expect(await there.countByState()).toEqual({ ...none, queued: 1, paused: 1, cancelled: 1 });
      expect(await there.countByState('ann')).toEqual({ ...none, queued: 1, cancelled: 1 });
    });
  });
}
