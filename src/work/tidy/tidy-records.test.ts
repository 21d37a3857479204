import { expect, test } from 'vitest';
import type { JobRequest } from '../../shared/job/job.ts';
import { openMemoryDatabase } from '../database/open-database.ts';
import { createSqliteJobStore } from '../queue/sqlite/sqlite-job-store.ts';
import type { Upload } from '../uploads/upload.ts';
import { createSqliteUploadStore } from '../uploads/sqlite-upload-store.ts';
import { createSqliteAdapterRecords } from '../records/sqlite-adapter-records.ts';
import { tidyRecords } from './tidy-records.ts';

const DAY_MS = 86_400_000;
const REQUEST: JobRequest = {
  ...{ scenario: { cueframe: 1 }, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null },
  ...{ title: null, owner: null, projectId: null, callbackUrl: null, priority: 5, kind: 'render' },
};

function setUp() {
  const clock = { nowMs: 1000 * DAY_MS };
  const now = () => clock.nowMs;
  const database = openMemoryDatabase();
  const jobs = createSqliteJobStore(database, { now });
  const uploads = createSqliteUploadStore(database);
  const records = createSqliteAdapterRecords(database, { now });
  const put = (name: string, body: object) => {
    const [system = '', id = ''] = name.split(' ');
    records.put(system, { id, owner: 'ann', createdAtMs: clock.nowMs, body });
  };
  const upload = (id: string): Upload => ({
    ...{ id, owner: 'ann', name: 'a.mp4', state: 'complete', mediaType: null, sizeBytes: null, sha256: null },
    ...{ location: `/inputs/${id}`, createdAtMs: clock.nowMs },
  });
  /** Names of what is left after so many days, tidied each day. */
  const leftAfter = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      clock.nowMs += DAY_MS;
      await tidyRecords({ records, uploads, jobs, nowMs: clock.nowMs });
    }
    return records.unchangedSince(Infinity).map(({ system, id }) => `${system} ${id}`);
  };
  return { jobs, uploads, records, put, upload, leftAfter };
}

test('what was not used goes after a day, what nothing is left of after 30, a project nobody renders after 90', async () => {
  const { put, leftAfter } = setUp();
  put('reel-ballers token:t', { key: 'k' });
  put('reel-ballers video:k', { key: 'k', uploadId: null });
  put('reel-ballers video:gone', { key: 'gone', uploadId: 'u_gone' });
  put('thakii announced', { uploadId: null });
  put('supoclip task', { jobIds: ['job_gone'] });
  put('video-renderer p1', { projectId: 'p1' });
  const thirty = ['reel-ballers video:gone', 'thakii announced', 'supoclip task'];
  expect([
    (await leftAfter(0)).length,
    await leftAfter(1),
    await leftAfter(28),
    await leftAfter(1),
    await leftAfter(59),
    await leftAfter(1),
  ]).toEqual([
    6,
    [...thirty, 'video-renderer p1'],
    [...thirty, 'video-renderer p1'],
    ['video-renderer p1'],
    ['video-renderer p1'],
    [],
  ]);
});

test('what an upload or a job stands behind stays, whether the job has ended or not', async () => {
  const { jobs, uploads, put, upload, leftAfter } = setUp();
  uploads.add(upload('u1'));
  const waiting = (await jobs.add(REQUEST)).job;
  const ended = (await jobs.add({ ...REQUEST, owner: 'ann', projectId: 'video-renderer:p1' })).job;
  await jobs.add({ ...REQUEST, owner: 'bob', projectId: 'video-renderer:p2' });

  await jobs.cancel(ended.id);
  put('thakii lecture', { uploadId: 'u1' });
  put('supoclip task', { jobIds: ['job_gone', waiting.id] });
  put('video-renderer p1', { projectId: 'p1' });
  put('video-renderer p2', { projectId: 'p2' }); // the job of p2 is another owner's
  const all = ['thakii lecture', 'supoclip task', 'video-renderer p1'];
  expect(await leftAfter(400)).toEqual(all);
  uploads.remove('u1');
  await jobs.remove(ended.id);
  expect(await leftAfter(1)).toEqual(['supoclip task']);
});

test('a project that is written again counts from then', async () => {
  const { put, leftAfter } = setUp();
  put('video-renderer p1', { projectId: 'p1' });
  await leftAfter(89);
  put('video-renderer p1', { projectId: 'p1' });
  expect([await leftAfter(89), await leftAfter(1)]).toEqual([['video-renderer p1'], []]);
});
