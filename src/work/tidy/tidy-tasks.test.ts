import { expect, test } from 'vitest';
import type { JobRequest } from '../../shared/job/job.ts';
import { createSqliteAdapterRecords } from '../records/sqlite-adapter-records.ts';
import { createSqliteCallbackStore } from '../callbacks/sqlite-callback-store.ts';
import { openMemoryDatabase } from '../database/open-database.ts';
import { createSqliteProjectStore } from '../projects/sqlite-project-store.ts';
import { createSqliteJobStore } from '../queue/sqlite/sqlite-job-store.ts';
import { tidyTasks } from './tidy-tasks.ts';

const DAY_MS = 86_400_000;
const request: JobRequest = {
  ...{ scenario: {}, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null, title: null },
  ...{ owner: null, projectId: null, callbackUrl: null, priority: 5, kind: 'render' },
};

test('jobs that ended longer ago than they are kept are forgotten with their events; others stay, however old', async () => {
  let nowMs = 0;
  const now = () => nowMs;
  const database = openMemoryDatabase();
  const jobs = createSqliteJobStore(database, { now });
  const tasks = tidyTasks({
    ...{ jobs, now, stores: [], keepDays: { inputs: null, outputs: null }, keepJobsDays: 30 },
    records: createSqliteAdapterRecords(database, { now }),
    projects: createSqliteProjectStore(database),
    callbacks: createSqliteCallbackStore(database),
    uploads: { get: () => null, remove: () => Promise.resolve(), sweep: () => Promise.resolve([]) },
  });
  const tidyAt = async (days: number) => {
    nowMs = days * DAY_MS;
    for (const task of tasks) await task(new AbortController().signal);
    return (await jobs.list({ limit: 9 })).jobs.map(({ id }) => id);
  };
  const [ended, waiting] = [(await jobs.add(request)).job.id, (await jobs.add(request)).job.id];
  await jobs.cancel(ended);
  expect({
    before: await tidyAt(30),
    after: await tidyAt(30.001),
    muchLater: await tidyAt(3000),
    events: await jobs.events(null, { jobId: ended, limit: 9 }),
  }).toEqual({ before: [waiting, ended], after: [waiting], muchLater: [waiting], events: [] });
});
