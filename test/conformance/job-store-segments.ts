import { describe, expect } from 'vitest';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import type { SegmentToken } from '../../src/shared/job/segment-token.ts';
import { DIGEST, jobRequest, OTHER_DIGEST, SEGMENTS } from './job-requests.ts';
import { codeOf, type CreateStore } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

const RENDERED = { sha256: DIGEST, how: 'render' } as const;
const UNTOUCHED = { state: 'planned', attempt: 0, worker: null, how: null, failure: null };

function plannedJob(store: JobStore): string {
  const { id } = store.add(jobRequest()).job;
  store.claim('r');
  store.plan(id, SEGMENTS);
  return id;
}

export function fencingSegments(create: CreateStore): void {
  describe('segments', () => {
    storeTest(create, 'are written down in order', ({ here, there }) => {
      const { id } = here.add(jobRequest()).job;
      here.plan(id, SEGMENTS.toReversed());
      expect(there.segments(id)).toEqual(SEGMENTS.map((segment) => ({ ...segment, ...UNTOUCHED })));
    });

    storeTest(create, 'a lease counts its attempts and names its worker', ({ here, there }) => {
      const id = plannedJob(here);
      const first = here.lease(id, 1, 'w1');
      here.release(id, 1, first, 'page.crashed');
      expect(there.segments(id)[1]).toMatchObject({
        state: 'planned',
        attempt: 1,
        worker: 'w1',
        failure: 'page.crashed',
      });
      expect(there.lease(id, 1, 'w2').attempt).toBe(2);
      expect(here.segments(id)[1]).toMatchObject({
        state: 'leased',
        attempt: 2,
        worker: 'w2',
        failure: 'page.crashed',
      });
    });

    storeTest(
      create,
      'a result counts once: again is the same, another digest is stale',
      ({ here, there }) => {
        const id = plannedJob(here);
        const token = here.lease(id, 0, 'w');
        const results = [
          here.commit(id, 0, token, RENDERED),
          there.commit(id, 0, token, RENDERED),
          here.commit(id, 0, token, { sha256: OTHER_DIGEST, how: 'render' }),
          here.commit(id, 0, token, RENDERED),
        ];
        expect(results).toEqual(['committed', 'same', 'stale', 'same']);
        const segments = here
          .events(0, { jobId: id, limit: 100 })
          .flatMap((event) => (event.type === 'segment' ? [event.segment] : []));
        expect(segments.filter(({ state }) => state === 'committed')).toEqual([
          { ...SEGMENTS[0], ...UNTOUCHED, state: 'committed', attempt: 1, worker: 'w', how: 'render' },
        ]);
        expect(codeOf(() => here.lease(id, 0, 'w'))).toBe('lease.stale');
      },
    );

    storeTest(create, 'of two leases only the later counts', ({ here, there }) => {
      const id = plannedJob(here);
      const [old, live] = [here.lease(id, 0, 'w1'), there.lease(id, 0, 'w2')];
      here.release(id, 0, old, 'late');
      expect(here.segments(id)[0]).toMatchObject({ state: 'leased', worker: 'w2', failure: null });
      expect(here.commit(id, 0, old, RENDERED)).toBe('stale');
      expect(there.commit(id, 0, live, { sha256: OTHER_DIGEST, how: 'cache' })).toBe('committed');
      expect(here.commit(id, 0, old, RENDERED)).toBe('stale');
      expect(here.segments(id)[0]).toMatchObject({ state: 'committed', how: 'cache', worker: 'w2' });
    });

    storeTest(create, 'a token is worth nothing in part, elsewhere, or once given back', ({ here }) => {
      const id = plannedJob(here);
      const other = plannedJob(here);
      const token = here.lease(id, 0, 'w');
      here.lease(id, 1, 'w');
      here.lease(other, 0, 'w');
      const commit = (jobId: string, index: number, shown: SegmentToken) =>
        here.commit(jobId, index, shown, RENDERED);
      expect([
        commit(id, 0, { ...token, secret: 'guess' }),
        commit(id, 0, { ...token, secret: '' }),
        commit(id, 0, { ...token, attempt: 2 }),
        commit(id, 1, token),
        commit(id, 7, token),
        commit(other, 0, token),
        commit('job_x', 0, token),
      ]).toEqual(Array.from({ length: 7 }, () => 'stale'));
      here.release(id, 0, token, null);
      expect(commit(id, 0, token)).toBe('stale');
      expect(here.segments(id).map(({ state }) => state)).toEqual(['planned', 'leased', 'planned']);
    });

    storeTest(create, 'what is not planned cannot be leased', ({ here }) => {
      expect(codeOf(() => here.lease(plannedJob(here), 3, 'w'))).toBe('lease.stale');
    });

    storeTest(create, 'a secret is nowhere to be read', ({ here }) => {
      const id = plannedJob(here);
      const { secret } = here.lease(id, 0, 'w');
      expect(secret).toMatch(/^[\w-]{22}$/);
      const all = JSON.stringify([here.get(id), here.segments(id), here.events(0, { limit: 500 })]);
      expect(all).not.toContain(secret);
      expect(all).not.toContain('secret');
    });

    storeTest(create, 'a new plan keeps what is the same, wherever it is now', ({ here, there }) => {
      const id = plannedJob(here);
      here.commit(id, 0, here.lease(id, 0, 'w'), RENDERED);
      here.commit(id, 2, here.lease(id, 2, 'w'), RENDERED);
      const last = here.lastSequence();
      const changed = { ...SEGMENTS[2], fingerprint: 'new' };
      here.plan(id, [SEGMENTS[0], { ...SEGMENTS[1], endFrame: 150 }, { ...changed, index: 3 }]);
      expect(there.segments(id).map(({ index, state, endFrame }) => [index, state, endFrame])).toEqual([
        [0, 'committed', 100],
        [1, 'planned', 150],
        [3, 'planned', 300],
      ]);
      const told = here
        .events(last, { limit: 9 })
        .map((event) => (event.type === 'segment' ? event.segment.index : null));
      expect(told).toEqual([1, 3]);
      here.plan(id, []);
      expect(here.segments(id)).toEqual([]);
    });

    storeTest(
      create,
      'work that was stopped does not count, work of a paused job that winds down does',
      ({ here, there }) => {
        const id = plannedJob(here);
        const [a, b] = [here.lease(id, 0, 'w'), here.lease(id, 1, 'w')];
        there.pause(id);
        expect(here.commit(id, 0, a, RENDERED)).toBe('committed');
        here.yieldJob(id, 'r', 'paused');
        expect(here.commit(id, 1, b, RENDERED)).toBe('stale');
        there.resume(id);
        here.claim('r');
        const c = here.lease(id, 1, 'w');
        there.cancel(id);
        expect(here.commit(id, 1, c, RENDERED)).toBe('stale');
        expect(here.segments(id).map(({ state }) => state)).toEqual(['committed', 'planned', 'planned']);
      },
    );
  });
}
