import { describe, expect } from 'vitest';
import { StudioError } from '../../src/shared/errors.ts';
import type { JobRuns } from '../../src/work/queue/ports/job-runs.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { pickFrom, runSeed } from '../integration/helpers/fault-random.ts';
import { jobRequest, RESULT } from './job-requests.ts';
import { type CreateStore, inOrder } from './store-under-test.ts';
import { type ModelJob, nextInModel } from './turns-model.ts';
import { storeTest } from './with-store.ts';

const OPERATIONS = 300;
const FAULT = new StudioError('ffmpeg.failed', 'no');

export function takingTurns(create: CreateStore): void {
  describe('owners take turns', () => {
    storeTest(
      create,
      'one owner’s many older jobs leave the second slot to another',
      async ({ here, there }) => {
        for (const owner of ['ann', 'ann', 'ann', 'bob', 'bob']) await here.add(jobRequest({ owner }));
        const owners = await inOrder(
          [here, there, here, there],
          async (store) => (await store.claim('r'))?.request.owner,
        );
        expect(owners).toEqual(['ann', 'bob', 'ann', 'bob']);
      },
    );

    storeTest(create, 'with one slot all owners come round, also those without a name', async ({ here }) => {
      for (const owner of ['ann', 'ann', 'ann', null, null, 'bob']) await here.add(jobRequest({ owner }));
      expect(await inOrder([0, 1, 2, 3, 4, 5, 6], () => runNext(here))).toEqual([
        'ann',
        null,
        'bob',
        'ann',
        null,
        'ann',
        'none',
      ]);
    });

    storeTest(create, 'who removes its jobs once they are done does not come sooner', async ({ here }) => {
      for (const owner of ['ann', 'ann', 'ann', 'bob', 'bob']) await here.add(jobRequest({ owner }));
      const turns = await inOrder([0, 1, 2, 3, 4], async () => {
        const owner = await runNext(here);
        await here.prune({ finishedBeforeMs: Number.MAX_SAFE_INTEGER });
        return owner;
      });
      expect(turns).toEqual(['ann', 'bob', 'ann', 'bob', 'ann']);
    });

    storeTest(create, 'a priority counts among the jobs of its owner only', async ({ here }) => {
      const ids = await inOrder(
        [
          ['ann', 1],
          ['ann', 2],
          ['bob', 10],
          ['bob', 9],
        ] as const,
        async ([owner, priority]) => (await here.add(jobRequest({ owner, priority }))).job.id,
      );
      const order = await inOrder([0, 1, 2, 3], async () => ids.indexOf((await here.claim('r'))?.id ?? ''));
      expect(order).toEqual([1, 2, 0, 3]);
    });

    storeTest(
      create,
      'a job that winds down still has its slot, one that is cancelled has none',
      async ({ here }) => {
        const [first, second] = await inOrder(
          ['ann', 'ann', 'ann', 'bob', 'bob'],
          async (owner) => (await here.add(jobRequest({ owner }))).job.id,
        );
        await here.claim('r');
        await here.pause(first as string);
        const whilePaused = await inOrder([0, 1], async () => (await here.claim('r'))?.request.owner);
        await here.cancel(first as string);
        await here.cancel(second as string);
        expect([...whilePaused, (await here.claim('r'))?.request.owner]).toEqual(['bob', 'ann', 'ann']);
      },
    );

    storeTest(create, 'whatever happens, the next job is the one that the rule names', async (bench) => {
      const random = seededRandom(runSeed(47));
      const jobs = new Map<string, ModelJob>();
      const turns = new Map<string | null, number>();
      let claims = 0;
      for (let step = 0; step < OPERATIONS; step += 1) {
        const store = random() < 0.5 ? bench.here : bench.there;
        const running = [...jobs.values()].filter(({ isHeld }) => isHeld);
        const chosen = running[Math.floor(random() * running.length)];
        bench.clock.nowMs += Math.floor(random() * 20);
        const what = pickFrom(['add', 'add', 'add', 'claim', 'claim', 'finish', 'fail', 'yield'], random);
        if (what === 'add') {
          const owner = pickFrom([null, 'ann', 'ann', 'ann', 'bob', 'cid'], random);
          const priority = 1 + Math.floor(random() * 3);
          const { id } = (await store.add(jobRequest({ owner, priority }))).job;
          jobs.set(id, { id, owner, priority, isHeld: false, isOver: false, waitsUntilMs: 0 });
        } else if (what === 'claim') {
          const expected = nextInModel([...jobs.values()], turns, bench.clock.nowMs);
          expect((await store.claim('r'))?.id).toBe(expected?.id);
          if (!expected) continue;
          claims += 1;
          expected.isHeld = true;
          turns.set(expected.owner, claims);
        } else if (chosen) {
          chosen.isHeld = false;
          if (what === 'finish') {
            chosen.isOver = true;
            await store.finish(chosen.id, 'r', RESULT);
          } else if (what === 'yield') await store.yieldJob(chosen.id, 'r', 'queued');
          else {
            chosen.waitsUntilMs = bench.clock.nowMs + 40;
            await store.fail(chosen.id, 'r', FAULT, { retryAfterMs: 40 });
          }
        }
      }
      expect(claims).toBeGreaterThan(OPERATIONS / 8);
    });
  });
}

/** The owner whose job came and was done. */
async function runNext(store: Pick<JobRuns, 'claim' | 'finish'>): Promise<string | null> {
  const job = await store.claim('r');
  if (!job) return 'none';
  await store.finish(job.id, 'r', RESULT);
  return job.request.owner;
}
