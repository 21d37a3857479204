import { expect, test } from 'vitest';
import type { JobRequest } from '../../shared/job/job.ts';
import { openMemoryDatabase } from '../database/open-database.ts';
import { createSqliteJobStore } from '../queue/sqlite/sqlite-job-store.ts';
import { createCallbackFeed } from './callback-feed.ts';
import type { CallbackShape } from './callback-feed.ts';
import { createSqliteCallbackStore } from './sqlite-callback-store.ts';

const REQUEST: JobRequest = {
  ...{ scenario: { cueframe: 1 }, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null },
  ...{ title: null, owner: null, projectId: null, priority: 5, kind: 'render' },
  callbackUrl: 'https://receiver.example.com/',
};
const SHAPE: CallbackShape = {
  wantsProgress: true,
  body: (id, event, { state, progress }, atMs) => ({ id, event, state, percent: progress.percent, atMs }),
};

async function setUp(shape = SHAPE, asked: string[] = []) {
  let nowMs = 0;
  const now = () => nowMs;
  const database = openMemoryDatabase();
  const told = (jobId: string) =>
    store.ofJob(jobId).map(({ event, state, body }) => [event, state, JSON.parse(body).percent as number]);
  const jobs = createSqliteJobStore(
    {
      ...database,
      get: (sql, ...values) => (asked.push(sql), database.get(sql, ...values)),
      all: (sql, ...values) => (asked.push(sql), database.all(sql, ...values)),
    },
    { now },
  );
  const store = createSqliteCallbackStore(database);
  const read = await createCallbackFeed({ jobs, store, shapeOf: () => shape, now });
  const progressTo = async (jobId: string, percent: number, atMs: number) => {
    nowMs = atMs;
    await jobs.progress(jobId, 'runner', {
      ...{ phase: 'rendering', percent, frames: 0, totalFrames: 0, fps: 0, etaSeconds: null },
    });
    await read();
  };
  return {
    jobs,
    store,
    read,
    progressTo,
    told,
    again: () => createCallbackFeed({ jobs, store, shapeOf: () => shape, now }),
  };
}

test('progress is told at most every five seconds, the newest replaces what still waits, and the end replaces all', async () => {
  const { jobs, progressTo, told, read } = await setUp();
  const { id } = (await jobs.add(REQUEST)).job;
  await jobs.claim('runner');
  await progressTo(id, 10, 1000);
  await progressTo(id, 20, 5999);
  await progressTo(id, 30, 6000);
  expect(told(id)).toEqual([
    ['progress', 'superseded', 10],
    ['progress', 'waiting', 30],
  ]);
  await jobs.cancel(id);
  await read();
  expect(told(id).map(([event, state]) => [event, state])).toEqual([
    ['progress', 'superseded'],
    ['progress', 'superseded'],
    ['cancelled', 'waiting'],
  ]);
});

test('messages are made without reading a scenario, however many there are', async () => {
  const asked: string[] = [];
  const { jobs, progressTo, told, read } = await setUp(SHAPE, asked);
  const { id } = (await jobs.add(REQUEST)).job;
  await jobs.claim('runner');
  await progressTo(id, 10, 1000);
  await progressTo(id, 20, 8000);
  await jobs.cancel(id);
  await read();
  expect(told(id)).toHaveLength(3);
  expect(asked.filter((sql) => sql.includes('job_event')).length).toBeGreaterThan(3);
  expect(asked.filter((sql) => sql.includes('job_scenario'))).toEqual([]);
});

test('a program that does not want progress, and a job without an address, get none', async () => {
  const { jobs, progressTo, told } = await setUp({ ...SHAPE, wantsProgress: false });
  const quiet = (await jobs.add(REQUEST)).job;
  await jobs.claim('runner');
  await progressTo(quiet.id, 10, 1000);
  const silent = (await jobs.add({ ...REQUEST, callbackUrl: null })).job;
  await jobs.cancel(silent.id);
  await progressTo(quiet.id, 20, 9000);
  expect([told(quiet.id), told(silent.id)]).toEqual([[], []]);
});

test('each end is told once under one id, whoever reads the events again', async () => {
  const { jobs, store, read, again } = await setUp();
  const { id } = (await jobs.add(REQUEST)).job;
  await jobs.cancel(id);
  await jobs.retry(id);
  await jobs.cancel(id);
  expect(await read()).toBe(2);
  expect(await (await again())()).toBe(0);
  const ids = store.ofJob(id).map((delivery) => delivery.id);
  expect([ids.length, new Set(ids).size, ids.every((one) => one.startsWith(`${id}-`))]).toEqual([2, 2, true]);
});

test('ends from before callbacks were first used are not told', async () => {
  const database = openMemoryDatabase();
  const jobs = createSqliteJobStore(database);
  const { id } = (await jobs.add(REQUEST)).job;
  await jobs.cancel(id);
  const store = createSqliteCallbackStore(database);
  await (
    await createCallbackFeed({ jobs, store, shapeOf: () => SHAPE, now: Date.now })
  )();
  expect(store.ofJob(id)).toEqual([]);
});
