import { describe, expect } from 'vitest';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import type { SegmentToken } from '../../src/shared/job/segment-token.ts';
import { DIGEST, jobRequest, SEGMENTS } from './job-requests.ts';
import type { CreateStore } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

const LEASE_MS = 30_000;
const RENDERED = { sha256: DIGEST, how: 'render' } as const;

async function plannedJob(store: JobStore): Promise<string> {
  const { id } = (await store.add(jobRequest())).job;
  await store.claim('r');
  await store.plan(id, SEGMENTS);
  return id;
}

async function timed(store: JobStore, id: string, index: number, worker = 'far'): Promise<SegmentToken> {
  return (await store.lease(id, index, worker, LEASE_MS)) as SegmentToken;
}

export function expiringLeases(create: CreateStore): void {
  describe('leases with a time', () => {
    storeTest(
      create,
      'a worker that is silent for too long loses its segment, and what it says then changes nothing',
      async ({ here, there, clock }) => {
        const id = await plannedJob(here);
        const token = await timed(here, id, 1);
        clock.steadyMs += LEASE_MS - 1;
        expect(await there.expire()).toEqual([]);
        clock.steadyMs += 1;
        expect(await there.expire()).toEqual([{ jobId: id, index: 1, worker: 'far' }]);
        const before = { segments: await here.segments(id), last: await here.lastCursor() };
        expect(before.segments[1]).toMatchObject({
          ...{ state: 'planned', attempt: 1, worker: 'far' },
          failure: 'lease.expired: far was not heard of in time',
        });
        expect([await here.renew(id, 1, token, LEASE_MS), await here.commit(id, 1, token, RENDERED)]).toEqual(
          ['stale', 'stale'],
        );
        await here.release(id, 1, token, 'late');
        expect(await there.expire()).toEqual([]);
        expect({ segments: await here.segments(id), last: await here.lastCursor() }).toEqual(before);
      },
    );

    storeTest(
      create,
      'a worker that is heard of keeps its segment for as long again, and nobody is told of it',
      async ({ here, there, clock }) => {
        const id = await plannedJob(here);
        const token = await timed(here, id, 0);
        const last = await here.lastCursor();
        for (let beat = 0; beat < 5; beat += 1) {
          clock.steadyMs += LEASE_MS - 1;
          expect(await there.renew(id, 0, token, LEASE_MS)).toBe('renewed');
          expect(await here.expire()).toEqual([]);
        }
        expect(await here.lastCursor()).toBe(last);
        expect(await there.commit(id, 0, token, RENDERED)).toBe('committed');
        clock.steadyMs += 10 * LEASE_MS;
        expect(await here.expire()).toEqual([]);
      },
    );

    storeTest(create, 'a lease without a time lasts', async ({ here, clock }) => {
      const id = await plannedJob(here);
      const token = (await here.lease(id, 0, 'near')) as SegmentToken;
      clock.steadyMs += 1e12;
      expect([await here.expire(), await here.commit(id, 0, token, RENDERED)]).toEqual([[], 'committed']);
    });

    storeTest(create, 'a clock that people put forward or back ends no lease', async ({ here, clock }) => {
      const id = await plannedJob(here);
      await timed(here, id, 0);
      clock.nowMs += 1e9;
      expect(await here.expire()).toEqual([]);
      clock.nowMs -= 2e9;
      clock.steadyMs += LEASE_MS;
      expect((await here.expire()).map(({ index }) => index)).toEqual([0]);
    });

    storeTest(
      create,
      'a worker that is late is in time as long as nobody took its segment back',
      async ({ here, there, clock }) => {
        const id = await plannedJob(here);
        const [a, b] = [await timed(here, id, 0), await timed(here, id, 1)];
        clock.steadyMs += 2 * LEASE_MS;
        expect(await here.renew(id, 0, a, LEASE_MS)).toBe('renewed');
        expect(await here.commit(id, 1, b, RENDERED)).toBe('committed');
        expect(await there.expire()).toEqual([]);
      },
    );

    storeTest(
      create,
      'one that was taken back is leased to another, and the first cannot disturb it',
      async ({ here, there, clock }) => {
        const id = await plannedJob(here);
        const old = await timed(here, id, 0, 'first');
        clock.steadyMs += LEASE_MS;
        await there.expire();
        const live = await timed(there, id, 0, 'second');
        expect(live.attempt).toBe(old.attempt + 1);
        expect(await here.renew(id, 0, old, 100 * LEASE_MS)).toBe('stale');
        expect(await here.commit(id, 0, old, RENDERED)).toBe('stale');
        await here.release(id, 0, old, 'late');
        clock.steadyMs += LEASE_MS - 1;
        expect(await here.expire()).toEqual([]);
        expect(await there.commit(id, 0, live, RENDERED)).toBe('committed');
      },
    );

    storeTest(
      create,
      'a token is worth nothing in part, elsewhere, or for a committed segment',
      async ({ here }) => {
        const id = await plannedJob(here);
        const token = await timed(here, id, 0);
        await timed(here, id, 1);
        const renew = (jobId: string, index: number, shown: SegmentToken) =>
          here.renew(jobId, index, shown, LEASE_MS);
        const answers = [
          await renew(id, 0, { ...token, secret: 'guess' }),
          await renew(id, 0, { ...token, attempt: 2 }),
          await renew(id, 1, token),
          await renew(id, 9, token),
          await renew('job_x', 0, token),
        ];
        await here.commit(id, 0, token, RENDERED);
        answers.push(await renew(id, 0, token));
        expect(answers).toEqual(answers.map(() => 'stale'));
      },
    );

    storeTest(create, 'of a job that was stopped no lease is left to expire', async ({ here, clock }) => {
      const id = await plannedJob(here);
      await timed(here, id, 0);
      await here.cancel(id);
      clock.steadyMs += LEASE_MS;
      expect(await here.expire()).toEqual([]);
    });
  });
}
