import { afterEach, expect, test } from 'vitest';
import { StudioError } from '../../../shared/errors.ts';
import type { JobProgress, JobRequest, JobResult } from '../../../shared/job/job.ts';
import { openMemoryDatabase } from '../../database/open-database.ts';
import type { JobAttempt } from './attempts.ts';
import type { JobStore } from '../ports/job-store.ts';
import { runJobs, type JobRunner, type RunJobsOptions } from './run-jobs.ts';
import { createSqliteJobStore } from '../sqlite/sqlite-job-store.ts';
import { manualClock } from '../../../../test/helpers/test-clock.ts';

const request: JobRequest = {
  ...{ scenario: { cueframe: 1 }, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null },
  ...{ title: null, owner: null, projectId: null, callbackUrl: null, priority: 5, kind: 'render' },
};
const film: JobResult = {
  ...{
    output: '/films/a.mp4',
    sizeBytes: 3,
    sha256: 'ab',
    frames: 25,
    durationSeconds: 1,
    elapsedSeconds: 1,
  },
  ...{ segmentsRendered: 1, segmentsCached: 0 },
};
const rendering: JobProgress = {
  ...{ phase: 'rendering', percent: 40, frames: 10, totalFrames: 25, fps: 5, etaSeconds: 3 },
};

/** Work whose end the test decides; it stops when it is asked to. */
type Held = { readonly attempt: JobAttempt; finish(): void; fail(error: StudioError): void };

const runners: JobRunner[] = [];
afterEach(() => Promise.all(runners.splice(0).map((runner) => runner.stop())));

function setUp(options: Partial<RunJobsOptions> = {}) {
  const clock = manualClock();
  const store = createSqliteJobStore(openMemoryDatabase(), { now: clock.nowMs });
  const started: Held[] = [];
  const troubles: string[] = [];
  const start = async (): Promise<JobRunner> => {
    const runner = await runJobs({
      ...{ store, runnerId: 'me', jobsAtOnce: 1, later: clock.later, random: () => 0.5 },
      room: { note: () => {}, withRoom: () => Promise.resolve([]) },
      onTrouble: ({ message }) => troubles.push(message),
      work: (attempt) =>
        new Promise((resolve, reject) => {
          started.push({ attempt, finish: () => resolve(film), fail: reject });
          attempt.signal.addEventListener('abort', () => reject(new StudioError('job.cancelled', 'stopped')));
        }),
      ...options,
    });
    runners.push(runner);
    return runner;
  };
  return { clock, store, started, troubles, start, add: async () => (await store.add(request)).job.id };
}

/** Everything that waits for a promise has its turn. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
};
const stateOf = async (store: JobStore, id: string) => {
  const job = await store.get(id);
  return job && { state: job.state, attempt: job.attempt, because: job.pausedBecause };
};

test('a job is claimed as soon as it is added, told of, and done', async () => {
  const { store, started, start, add } = setUp();
  const runner = await start();
  const id = await add();
  await settled();
  started[0]?.attempt.tellProgress(rendering);
  await settled();
  const during = await store.get(id);
  started[0]?.finish();
  await runner.idle();
  const after = await store.get(id);
  expect([during?.state, during?.progress, after?.state, after?.result]).toEqual([
    ...['running', rendering, 'done', film],
  ]);
});

test('no more jobs at once than allowed; the next starts when one ends', async () => {
  const { started, start, add } = setUp({ jobsAtOnce: 2 });
  const [a, b, c] = [await add(), await add(), await add()];
  await start();
  await settled();
  const first = started.map(({ attempt }) => attempt.job.id);
  started[0]?.finish();
  await settled();
  expect([first, started.map(({ attempt }) => attempt.job.id)]).toEqual([
    [a, b],
    [a, b, c],
  ]);
});

test('what may work if tried again is tried three times, after 2 and 8 seconds', async () => {
  const { clock, store, started, start, add } = setUp();
  await start();
  const id = await add();
  const counts: number[] = [];
  for (const waitMs of [1900, 200, 7800, 1300, 60_000]) {
    await settled();
    started.at(-1)?.fail(new StudioError('ffmpeg.failed', 'no'));
    await settled();
    for (let passed = 0; passed < waitMs; passed += 100) {
      clock.passMs(100);
      await settled();
    }
    counts.push(started.length);
  }
  expect([counts, await stateOf(store, id), (await store.get(id))?.failure?.code]).toEqual([
    [1, 2, 2, 3, 3],
    { state: 'failed', attempt: 3, because: null },
    'ffmpeg.failed',
  ]);
});

test('a pause stops the work and keeps its attempt; resumed at once, the second waits for the first to stop', async () => {
  const { store, started, start, add } = setUp();
  await start();
  const id = await add();
  await settled();
  await store.pause(id);
  await settled();
  const paused = await stateOf(store, id);
  await store.resume(id);
  await settled();
  await store.pause(id);
  await store.resume(id);
  await settled();
  expect([started[0]?.attempt.signal.aborted, paused, started.length, await stateOf(store, id)]).toEqual([
    true,
    { state: 'paused', attempt: 1, because: 'asked' },
    3,
    { state: 'running', attempt: 1, because: null },
  ]);
  expect(started.map(({ attempt }) => attempt.signal.aborted)).toEqual([true, true, false]);
});

test('a cancelled job stays cancelled, whatever its work says afterwards', async () => {
  const { store, started, start, add } = setUp();
  await start();
  const id = await add();
  await settled();
  await store.cancel(id);
  started[0]?.finish();
  await settled();
  expect([started[0]?.attempt.signal.aborted, (await stateOf(store, id))?.state]).toEqual([
    true,
    'cancelled',
  ]);
});

test('a stop gives running jobs back, and the next runner has them', async () => {
  const { store, started, start, add } = setUp();
  const runner = await start();
  const id = await add();
  await settled();
  await runner.stop();
  const between = await stateOf(store, id);
  await start();
  await settled();
  expect([between?.state, await stateOf(store, id), started.length]).toEqual([
    'queued',
    { state: 'running', attempt: 1, because: null },
    2,
  ]);
});

test('jobs of a process that is gone run again at the start', async () => {
  const { store, started, start, add } = setUp();
  const id = await add();
  await store.claim('gone');
  await start();
  await settled();
  expect(started.map(({ attempt }) => attempt.job.id)).toEqual([id]);
});

test('a full disk pauses a job with what it needs, and it goes on when there is room', async () => {
  let hasRoom = false;
  const noted: string[] = [];
  const { clock, store, started, start, add } = setUp({
    room: {
      note: (jobId) => noted.push(jobId),
      withRoom: (waiting) => Promise.resolve(hasRoom ? waiting : []),
    },
  });
  await start();
  const id = await add();
  await settled();
  started[0]?.fail(new StudioError('disk.full', 'needs 3 GB'));
  await settled();
  clock.passMs(5000);
  await settled();
  const waiting = await stateOf(store, id);
  const warnings = (await store.events(null, { jobId: id, limit: 50 })).filter(
    ({ type }) => type === 'warning',
  );
  hasRoom = true;
  clock.passMs(1000);
  await settled();
  expect([waiting, noted, warnings.length, await stateOf(store, id)]).toEqual([
    { state: 'paused', attempt: 1, because: 'disk.full' },
    [id],
    1,
    { state: 'running', attempt: 1, because: null },
  ]);
  expect(warnings[0]).toMatchObject({ code: 'disk.full', message: 'needs 3 GB' });
});

test('the end of a job is written down as soon as the database can be written again', async () => {
  let isFull = true;
  const base = setUp();
  const store: JobStore = {
    ...base.store,
    finish: async (...args) => {
      if (isFull) throw new StudioError('disk.full', 'database');
      await base.store.finish(...args);
    },
  };
  const { clock, started, troubles, add } = base;
  runners.push(
    await runJobs({
      ...{ store, runnerId: 'me', jobsAtOnce: 1, later: clock.later },
      room: { note: () => {}, withRoom: () => Promise.resolve([]) },
      onTrouble: ({ message }) => troubles.push(message),
      work: (attempt) =>
        new Promise((resolve, reject) =>
          started.push({ attempt, finish: () => resolve(film), fail: reject }),
        ),
    }),
  );
  const id = await add();
  await settled();
  started[0]?.finish();
  await settled();
  const during = (await stateOf(store, id))?.state;
  isFull = false;
  clock.passMs(1000);
  await settled();
  expect([during, troubles, (await stateOf(store, id))?.state]).toEqual(['running', ['database'], 'done']);
});
