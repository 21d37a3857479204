import { expect, test } from 'vitest';
import type { JobRequest } from '../../shared/job/job.ts';
import { openMemoryDatabase } from '../database/open-database.ts';
import { createSqliteJobStore } from '../queue/sqlite/sqlite-job-store.ts';
import { createCallbackFeed } from './callback-feed.ts';
import type { CallbackShape } from './callback-feed.ts';
import { createSqliteCallbackStore } from './sqlite-callback-store.ts';

const REQUEST: JobRequest = {
  ...{ scenario: { cueframe: 1 }, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null },
  ...{ title: null, owner: null, projectId: null, priority: 5 },
  callbackUrl: 'https://receiver.example.com/',
};
const SHAPE: CallbackShape = {
  wantsProgress: true,
  body: (id, event, { state, progress }, atMs) => ({ id, event, state, percent: progress.percent, atMs }),
};

function setUp(shape = SHAPE) {
  let nowMs = 0;
  const now = () => nowMs;
  const database = openMemoryDatabase();
  const jobs = createSqliteJobStore(database, { now });
  const store = createSqliteCallbackStore(database);
  const read = createCallbackFeed({ jobs, store, shapeOf: () => shape, now });
  const progressTo = (jobId: string, percent: number, atMs: number) => {
    nowMs = atMs;
    jobs.progress(jobId, 'runner', {
      ...{ phase: 'rendering', percent, frames: 0, totalFrames: 0, fps: 0, etaSeconds: null },
    });
    read();
  };
  const told = (jobId: string) =>
    store.ofJob(jobId).map(({ event, state, body }) => [event, state, JSON.parse(body).percent as number]);
  return {
    jobs,
    store,
    read,
    progressTo,
    told,
    again: () => createCallbackFeed({ jobs, store, shapeOf: () => shape, now }),
  };
}

test('progress is told at most every five seconds, the newest replaces what still waits, and the end replaces all', () => {
  const { jobs, progressTo, told, read } = setUp();
  const { id } = jobs.add(REQUEST).job;
  jobs.claim('runner');
  progressTo(id, 10, 1000);
  progressTo(id, 20, 5999);
  progressTo(id, 30, 6000);
  expect(told(id)).toEqual([
    ['progress', 'superseded', 10],
    ['progress', 'waiting', 30],
  ]);
  jobs.cancel(id);
  read();
  expect(told(id).map(([event, state]) => [event, state])).toEqual([
    ['progress', 'superseded'],
    ['progress', 'superseded'],
    ['cancelled', 'waiting'],
  ]);
});

test('a program that does not want progress, and a job without an address, get none', () => {
  const { jobs, progressTo, told } = setUp({ ...SHAPE, wantsProgress: false });
  const quiet = jobs.add(REQUEST).job;
  jobs.claim('runner');
  progressTo(quiet.id, 10, 1000);
  const silent = jobs.add({ ...REQUEST, callbackUrl: null }).job;
  jobs.cancel(silent.id);
  progressTo(quiet.id, 20, 9000);
  expect([told(quiet.id), told(silent.id)]).toEqual([[], []]);
});

test('each end is told once under one id, whoever reads the events again', () => {
  const { jobs, store, read, again } = setUp();
  const { id } = jobs.add(REQUEST).job;
  jobs.cancel(id);
  jobs.retry(id);
  jobs.cancel(id);
  expect(read()).toBe(2);
  expect(again()()).toBe(0);
  const ids = store.ofJob(id).map((delivery) => delivery.id);
  expect([ids.length, new Set(ids).size, ids.every((one) => one.startsWith(`${id}-`))]).toEqual([2, 2, true]);
});

test('ends from before callbacks were first used are not told', () => {
  const database = openMemoryDatabase();
  const jobs = createSqliteJobStore(database);
  const { id } = jobs.add(REQUEST).job;
  jobs.cancel(id);
  const store = createSqliteCallbackStore(database);
  createCallbackFeed({ jobs, store, shapeOf: () => SHAPE, now: Date.now })();
  expect(store.ofJob(id)).toEqual([]);
});
