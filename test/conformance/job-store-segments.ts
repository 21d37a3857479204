import { describe, expect } from 'vitest';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import type { SegmentToken } from '../../src/shared/job/segment-token.ts';
import { DIGEST, jobRequest, OTHER_DIGEST, SEGMENTS } from './job-requests.ts';
import { codeOf, leased, type CreateStore } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

const RENDERED = { sha256: DIGEST, how: 'render' } as const;
const UNTOUCHED = { state: 'planned', attempt: 0, worker: null, how: null, failure: null };

async function plannedJob(store: JobStore): Promise<string> {
  const { id } = (await store.add(jobRequest())).job;
  await store.claim('r');
  await store.plan(id, SEGMENTS);
  return id;
}

export function fencingSegments(create: CreateStore): void {
  describe('segments', () => {
    storeTest(create, 'are written down in order', async ({ here, there }) => {
      const { id } = (await here.add(jobRequest())).job;
      await here.plan(id, SEGMENTS.toReversed());
      expect(await there.segments(id)).toEqual(SEGMENTS.map((segment) => ({ ...segment, ...UNTOUCHED })));
    });

    storeTest(create, 'a lease counts its attempts and names its worker', async ({ here, there }) => {
      const id = await plannedJob(here);
      const first = await leased(here, id, 1, 'w1');
      await here.release(id, 1, first, 'page.crashed');
      expect((await there.segments(id))[1]).toMatchObject({
        state: 'planned',
        attempt: 1,
        worker: 'w1',
        failure: 'page.crashed',
      });
      expect((await leased(there, id, 1, 'w2')).attempt).toBe(2);
      expect((await here.segments(id))[1]).toMatchObject({
        state: 'leased',
        attempt: 2,
        worker: 'w2',
        failure: 'page.crashed',
      });
    });

    storeTest(
      create,
      'a result counts once: again is the same, another digest is stale',
      async ({ here, there }) => {
        const id = await plannedJob(here);
        const token = await leased(here, id, 0, 'w');
        const results = [
          await here.commit(id, 0, token, RENDERED),
          await there.commit(id, 0, token, RENDERED),
          await here.commit(id, 0, token, { sha256: OTHER_DIGEST, how: 'render' }),
          await here.commit(id, 0, token, RENDERED),
        ];
        expect(results).toEqual(['committed', 'same', 'stale', 'same']);
        const segments = (await here.events(null, { jobId: id, limit: 100 })).flatMap((event) =>
          event.type === 'segment' ? [event.segment] : [],
        );
        expect(segments.filter(({ state }) => state === 'committed')).toEqual([
          { ...SEGMENTS[0], ...UNTOUCHED, state: 'committed', attempt: 1, worker: 'w', how: 'render' },
        ]);
        expect(await here.lease(id, 0, 'w')).toBeNull();
      },
    );

    storeTest(create, 'of two leases only the later counts', async ({ here, there }) => {
      const id = await plannedJob(here);
      const [old, live] = [await leased(here, id, 0, 'w1'), await leased(there, id, 0, 'w2')];
      await here.release(id, 0, old, 'late');
      expect((await here.segments(id))[0]).toMatchObject({ state: 'leased', worker: 'w2', failure: null });
      expect(await here.commit(id, 0, old, RENDERED)).toBe('stale');
      expect(await there.commit(id, 0, live, { sha256: OTHER_DIGEST, how: 'cache' })).toBe('committed');
      expect(await here.commit(id, 0, old, RENDERED)).toBe('stale');
      expect((await here.segments(id))[0]).toMatchObject({ state: 'committed', how: 'cache', worker: 'w2' });
    });

    storeTest(create, 'a token is worth nothing in part, elsewhere, or once given back', async ({ here }) => {
      const id = await plannedJob(here);
      const other = await plannedJob(here);
      const token = await leased(here, id, 0, 'w');
      await leased(here, id, 1, 'w');
      await leased(here, other, 0, 'w');
      const commit = (jobId: string, index: number, shown: SegmentToken) =>
        here.commit(jobId, index, shown, RENDERED);
      expect([
        await commit(id, 0, { ...token, secret: 'guess' }),
        await commit(id, 0, { ...token, secret: '' }),
        await commit(id, 0, { ...token, attempt: 2 }),
        await commit(id, 1, token),
        await commit(id, 7, token),
        await commit(other, 0, token),
        await commit('job_x', 0, token),
      ]).toEqual(Array.from({ length: 7 }, () => 'stale'));
      await here.release(id, 0, token, null);
      expect(await commit(id, 0, token)).toBe('stale');
      expect((await here.segments(id)).map(({ state }) => state)).toEqual(['planned', 'leased', 'planned']);
    });

    storeTest(create, 'what is not planned cannot be leased', async ({ here }) => {
      expect(await codeOf(async () => here.lease(await plannedJob(here), 3, 'w'))).toBe('lease.stale');
    });

    storeTest(create, 'a secret is nowhere to be read', async ({ here }) => {
      const id = await plannedJob(here);
      const { secret } = await leased(here, id, 0, 'w');
      expect(secret).toMatch(/^[\w-]{22}$/);
      const all = JSON.stringify([
        await here.get(id),
        await here.segments(id),
        await here.events(null, { limit: 500 }),
      ]);
      expect(all).not.toContain(secret);
      expect(all).not.toContain('secret');
    });

    storeTest(create, 'a new plan keeps what is the same, wherever it is now', async ({ here, there }) => {
      const id = await plannedJob(here);
      await here.commit(id, 0, await leased(here, id, 0, 'w'), RENDERED);
      await here.commit(id, 2, await leased(here, id, 2, 'w'), RENDERED);
      const last = await here.lastCursor();
      const changed = { ...SEGMENTS[2], fingerprint: 'new' };
      await here.plan(id, [SEGMENTS[0], { ...SEGMENTS[1], endFrame: 150 }, { ...changed, index: 3 }]);
      expect(
        (await there.segments(id)).map(({ index, state, endFrame }) => [index, state, endFrame]),
      ).toEqual([
        [0, 'committed', 100],
        [1, 'planned', 150],
        [3, 'planned', 300],
      ]);
      const told = (await here.events(last, { limit: 9 })).map((event) =>
        event.type === 'segment' ? event.segment.index : null,
      );
      expect(told).toEqual([1, 3]);
      await here.plan(id, []);
      expect(await here.segments(id)).toEqual([]);
    });

    storeTest(
      create,
      'work that was stopped does not count, work of a paused job that winds down does',
      async ({ here, there }) => {
        const id = await plannedJob(here);
        const [a, b] = [await leased(here, id, 0, 'w'), await leased(here, id, 1, 'w')];
        await there.pause(id);
        expect(await here.commit(id, 0, a, RENDERED)).toBe('committed');
        await here.yieldJob(id, 'r', 'paused');
        expect(await here.commit(id, 1, b, RENDERED)).toBe('stale');
        await there.resume(id);
        await here.claim('r');
        const c = await leased(here, id, 1, 'w');
        await there.cancel(id);
        expect(await here.commit(id, 1, c, RENDERED)).toBe('stale');
        expect((await here.segments(id)).map(({ state }) => state)).toEqual([
          'committed',
          'planned',
          'planned',
        ]);
      },
    );
  });
}
