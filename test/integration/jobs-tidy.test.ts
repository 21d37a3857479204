import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTidying } from '../../src/service/start-tidying.ts';
import { createSqliteAdapterRecords } from '../../src/work/records/sqlite-adapter-records.ts';
import { createSqliteCallbackStore } from '../../src/work/callbacks/sqlite-callback-store.ts';
import { openDatabase } from '../../src/work/database/open-database.ts';
import { dataPlaces, type DataPlaces } from '../../src/work/queue/data-places.ts';
import { createSqliteProjectStore } from '../../src/work/projects/sqlite-project-store.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { manualClock } from '../helpers/test-clock.ts';
import { createS3Store } from '../../src/work/storage/s3-store.ts';
import { createSqliteUploadStore } from '../../src/work/uploads/sqlite-upload-store.ts';
import type { Upload } from '../../src/work/uploads/upload.ts';
import { createUploads } from '../../src/work/uploads/uploads.ts';
import { startS3Server } from './helpers/s3-server.ts';
import { requestFor, startServe, until } from './helpers/served-job.ts';

const DAY_MS = 86_400_000;

let dir: string;
let places: DataPlaces;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cueframe-tidy-'));
  places = dataPlaces(dir);
  for (const folder of [places.inputsDir, places.outputsDir]) mkdirSync(folder);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const upload = (id: string, state: Upload['state'], createdAtMs: number): Upload => ({
  ...{ id, state, createdAtMs, owner: 'ann', name: 'a.mp4', mediaType: null, sizeBytes: null, sha256: null },
  location: join(places.inputsDir, id),
});

function fileOfAge(path: string, ageMs: number): void {
  writeFileSync(path, 'x');
  const seconds = (Date.now() - ageMs) / 1000;
  utimesSync(path, seconds, seconds);
}

const left = (paths: Readonly<Record<string, string>>) =>
  Object.keys(paths).filter((name) => existsSync(paths[name] ?? ''));

test('what was left, has expired or was told long ago is removed at the start and a day later; what a job needs stays', async () => {
  const s3 = await startS3Server();
  const clock = manualClock();
  const startMs = Date.now();
  const now = () => startMs + clock.nowMs();
  const database = openDatabase(dir);
  const jobs = createSqliteJobStore(database);
  const bucket = createS3Store({ ...s3.options, nowMs: now });
  const uploadStore = createSqliteUploadStore(database);
  const uploads = createUploads({ store: uploadStore, folder: places.inputsDir, limitBytes: 1e6 });
  const callbacks = createSqliteCallbackStore(database);
  try {
    uploadStore.add(upload('left', 'waiting', startMs - 25 * 3_600_000));
    uploadStore.add(upload('fresh', 'waiting', startMs - 1000));
    uploadStore.add(upload('old', 'complete', startMs - 9 * DAY_MS));
    uploadStore.add(upload('needed', 'complete', startMs - 9 * DAY_MS));
    const request = requestFor({ cueframe: 1 }, dir, 'unused', {});
    const { id } = (await jobs.add({ ...request, output: null, sources: { main: 'upload://needed' } })).job;
    createSqliteProjectStore(database).create({
      ...{ owner: 'ann', name: 'saved', scenario: { media: { a: { src: 'upload://saved' } } } },
    });
    uploadStore.add(upload('saved', 'complete', startMs - 9 * DAY_MS));
    const records = createSqliteAdapterRecords(database, { now });
    const record = { owner: 'ann', createdAtMs: startMs };
    records.put('video-renderer', { ...record, id: 'p', body: { src: 'upload://adapted' } });
    records.put('reel-ballers', { ...record, id: 'token:unused', body: { key: 'k' } });
    createSqliteAdapterRecords(database, { now: () => startMs - 2 * DAY_MS }).put('reel-ballers', {
      ...{ ...record, id: 'token:left', body: { key: 'k' } },
    });
    uploadStore.add(upload('adapted', 'complete', startMs - 9 * DAY_MS));
    const files = {
      saved: join(places.inputsDir, 'saved'),
      adapted: join(places.inputsDir, 'adapted'),
      old: join(places.inputsDir, 'old'),
      needed: join(places.inputsDir, 'needed'),
      begun: join(places.inputsDir, '.begun.part'),
      film: join(places.outputsDir, 'job_gone.mp4'),
      waiting: join(places.outputsDir, `${id}.mp4`),
      young: join(places.outputsDir, 'job_young.mp4'),
    };
    for (const [name, path] of Object.entries(files))
      fileOfAge(path, name === 'young' ? 6.5 * DAY_MS : 9 * DAY_MS);
    callbacks.note(
      [{ id: 'c1', jobId: id, keyId: null, url: 'https://host/', event: 'done', body: '{}', maxTries: 1 }],
      '1',
      startMs - 31 * DAY_MS,
    );
    callbacks.sent('c1');
    const openAgedUpload = async () => {
      s3.front.fault = (operation) =>
        operation === 'part' || operation === 'abort' ? ({ refuse }) => refuse(403, 'AccessDenied') : null;
      const path = join(dir, 'large');
      writeFileSync(path, Buffer.alloc(9 * 1024 * 1024));
      await bucket.put(path, 'outputs/large.mp4').catch(() => {});
      s3.front.fault = null;
      for (const open of await s3.openUploads()) await s3.ageUpload(open, 2 * DAY_MS);
      return (await s3.openUploads()).length;
    };
    const opened = await openAgedUpload();

    const troubles: string[] = [];
    const tidying = await startTidying({
      ...{
        database,
        store: jobs,
        storage: { uploads, objectStore: bucket },
        places,
        now,
        later: clock.later,
      },
      env: { CUEFRAME_KEEP_INPUTS_DAYS: '7', CUEFRAME_KEEP_OUTPUTS_DAYS: '7' },
      onTrouble: ({ message }) => troubles.push(message),
    });
    await expect.poll(async () => (await s3.openUploads()).length, { timeout: 20_000 }).toBe(0);
    await expect.poll(() => records.get('reel-ballers', 'token:left', null), { timeout: 20_000 }).toBe(null); // the last task
    const atStart = left(files);
    const known = ['left', 'fresh', 'old', 'needed'].filter((name) => uploads.get(name));
    expect({ opened, atStart, known, told: callbacks.ofJob(id), troubles }).toEqual({
      ...{
        opened: 1,
        atStart: ['saved', 'adapted', 'needed', 'waiting', 'young'],
        known: ['fresh', 'needed'],
      },
      ...{ told: [], troubles: [] },
    });
    clock.passMs(DAY_MS);
    await expect
      .poll(() => left(files), { timeout: 20_000 })
      .toEqual(['saved', 'adapted', 'needed', 'waiting']);
    expect(uploads.get('fresh')).toBe(null);
    await expect.poll(() => records.get('reel-ballers', 'token:unused', null)).toBe(null);
    expect(records.get('video-renderer', 'p', null)).not.toBe(null);
    await tidying.stop();
  } finally {
    bucket.close();
    await jobs.close();
    await s3.close();
  }
});

test('serve does it', async () => {
  const database = openDatabase(dir);
  const store = createSqliteUploadStore(database);
  store.add(upload('left', 'waiting', Date.now() - 2 * DAY_MS));
  const served = startServe(dir, { args: ['--no-http'] });
  try {
    expect(await until(served, () => store.get('left') === null, 60_000), served.said()).toBe(true);
  } finally {
    await served.end('SIGTERM');
    database.close();
  }
});
