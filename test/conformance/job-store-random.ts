import { describe, expect } from 'vitest';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import type { SegmentToken } from '../../src/shared/job/segment-token.ts';
import { StudioError } from '../../src/shared/errors.ts';
import { canFollow } from '../../src/shared/job/job-transitions.ts';
import type { EventCursor, JobState } from '../../src/shared/job/job.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { pickFrom, runSeed } from '../integration/helpers/fault-random.ts';
import { DIGEST, jobRequest, rendering, RESULT, SEGMENTS } from './job-requests.ts';
import { type CreateStore, type StoreUnderTest, inOrder } from './store-under-test.ts';
import { storeTest } from './with-store.ts';

const OPERATIONS = 400;
const FAULT = new StudioError('ffmpeg.failed', 'no');
const REFUSALS = ['job.transition', 'job.stale', 'job.not_found', 'lease.stale'];

/** What a reader of all events knows: states, and what was committed. It is compared with what the store says itself. */
type Model = {
  readonly states: Map<string, JobState>;
  readonly commits: Map<string, number>;
  cursor: EventCursor | null;
  /** Places of the events that were read. */
  readonly seen: Set<EventCursor>;
};

export function randomOperations(create: CreateStore): void {
  describe('whatever is done in whatever order', () => {
    storeTest(
      create,
      'events tell the whole truth, no change is forbidden, no segment counts twice',
      async (bench) => {
        const random = seededRandom(runSeed(31));
        const model: Model = { states: new Map(), commits: new Map(), cursor: null, seen: new Set() };
        const tokens: { id: string; index: number; token: SegmentToken }[] = [];
        for (let step = 0; step < OPERATIONS; step += 1) {
          const ids = [...model.states.keys()];
          const atOnce = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
            operate(bench, random, ids, tokens),
          );
          await Promise.all(atOnce);
          await follow(bench.here, model);
        }
        const jobs = (await bench.there.list({ limit: 500 })).jobs;
        expect(new Map(jobs.map(({ id, state }) => [id, state]))).toEqual(
          new Map([...model.states].toReversed()),
        );
        expect([...model.commits.values()].every((times) => times === 1)).toBe(true);
        const committed = await inOrder(jobs, async ({ id }) =>
          (await bench.here.segments(id)).filter(({ state }) => state === 'committed'),
        );
        expect(committed.flat()).toHaveLength(model.commits.size);
        expect(model.commits.size).toBeGreaterThan(3);
        expect(await bench.here.lastCursor()).toBe(model.cursor);
      },
    );
  });
}

async function operate(
  { here, there, clock }: StoreUnderTest,
  random: () => number,
  ids: readonly string[],
  tokens: { id: string; index: number; token: SegmentToken }[],
): Promise<void> {
  const store = random() < 0.5 ? here : there;
  const runner = random() < 0.5 ? 'r' : 's';
  const id = ids[Math.floor(random() * ids.length)] ?? 'job_none';
  const index = Math.floor(random() * SEGMENTS.length);
  const shown = tokens[Math.floor(random() * tokens.length)];
  const lease = async (of: JobStore) => {
    const token = await of.lease(id, index, 'w', ...(random() < 0.5 ? [20] : []));
    if (token) tokens.push({ id, index, token });
  };
  const commit = (of: JobStore) =>
    shown && of.commit(shown.id, shown.index, shown.token, { sha256: DIGEST, how: 'render' });
  clock.steadyMs += random() * 10;
  clock.nowMs += Math.floor(random() * 50) - 10;
  const operation = pickFrom<(store: JobStore) => unknown>(
    [
      () => store.add(jobRequest({ priority: 1 + Math.floor(random() * 10) })),
      () => store.claim(runner),
      () => store.claim(runner),
      () => store.progress(id, runner, rendering(50)),
      () => store.finish(id, runner, RESULT),
      () => store.fail(id, runner, FAULT, { retryAfterMs: random() < 0.5 ? 20 : null }),
      () => store.yieldJob(id, runner, random() < 0.5 ? 'queued' : 'paused'),
      () => store.cancel(id),
      () => store.pause(id),
      () => store.resume(id),
      () => store.retry(id),
      () => store.setPriority(id, 3),
      () => random() < 0.2 && store.recover(runner),
      () => store.plan(id, SEGMENTS),
      lease,
      lease,
      commit,
      () => shown && store.renew(shown.id, shown.index, shown.token, 20),
      () => store.expire(),
      commit,
      () => shown && store.release(shown.id, shown.index, shown.token, 'no'),
    ],
    random,
  );
  try {
    await operation(store);
  } catch (error) {
    if (!(error instanceof StudioError) || !REFUSALS.includes(error.code)) throw error;
  }
}

async function follow(store: JobStore, model: Model): Promise<void> {
  for (const event of await store.events(model.cursor, { limit: 100 })) {
    expect(model.seen.has(event.cursor)).toBe(false);
    model.seen.add(event.cursor);
    model.cursor = event.cursor;
    if (event.type === 'state') {
      expect(event.from).toBe(model.states.get(event.jobId) ?? null);
      if (event.from)
        expect([event.from, event.to, canFollow(event.from, event.to)]).toEqual([event.from, event.to, true]);
      model.states.set(event.jobId, event.to);
    }
    if (event.type === 'segment' && event.segment.state === 'committed') {
      const name = `${event.jobId} ${event.segment.index}`;
      model.commits.set(name, (model.commits.get(name) ?? 0) + 1);
    }
  }
}
