import { mkdtempSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeStorage } from '../../src/service/compose-storage.ts';
import { openDatabase } from '../../src/work/database/open-database.ts';
import { dataPlaces } from '../../src/work/queue/data-places.ts';
import { createFolderStore } from '../../src/work/storage/folder-store.ts';
import { createS3Store, type S3Store } from '../../src/work/storage/s3-store.ts';
import { s3FromEnvironment } from '../../src/work/storage/s3-source.ts';
import { removeExpired } from '../../src/work/storage/remove-expired.ts';
import { describeObjectStore } from '../conformance/object-store.ts';
import { randomFile } from './helpers/random-file.ts';
import { startS3Server, type S3Server } from './helpers/s3-server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let dir: string;
let server: S3Server;
let store: S3Store;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cueframe-stores-'));
  server = await startS3Server();
  store = createS3Store({ ...server.options, prefix: 'studio/' });
});
afterAll(async () => {
  store.close();
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

describeObjectStore('a folder', async () => ({
  store: createFolderStore({ dir: join(dir, 'store') }),
  close: async () => {},
}));

for (const partChecksum of ['sha256', 'md5'] as const)
  describeObjectStore(`S3 with ${partChecksum}`, async () => {
    const own = await startS3Server();
    const opened = createS3Store({ ...own.options, partChecksum, prefix: 'team/' });
    return {
      store: opened,
      async close() {
        opened.close();
        await own.close();
      },
    };
  });

test('a film of 12 MB goes up in parts, and a signed address gives it back without a key', async () => {
  const { path, bytes } = await randomFile(join(dir, 'film.mp4'), 12_000_000);
  server.front.seen.length = 0;
  await store.put(path, 'outputs/job.mp4', { contentType: 'video/mp4' });
  expect(server.front.seen.toSorted()).toEqual(['complete', 'create', 'head', 'part 1', 'part 2']);
  const signed = await store.signedDownload('outputs/job.mp4', {
    expiresSeconds: 60,
    fileName: 'my film.mp4',
  });
  const answer = await fetch(signed?.url ?? '');
  expect([
    answer.status,
    answer.headers.get('content-type'),
    answer.headers.get('content-disposition'),
  ]).toEqual([200, 'video/mp4', 'attachment; filename="my-film.mp4"']);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  expect(store.locate('outputs/job.mp4')).toBe('s3://films/studio/outputs/job.mp4');
});

test('a signed address takes an upload, only of the size and type it was made for', async () => {
  const signed = await store.signedUpload('inputs/u1/in.mp4', {
    expiresSeconds: 60,
    sizeBytes: 5,
    contentType: 'video/mp4',
  });
  const put = (body: string) =>
    fetch(signed?.url ?? '', { method: 'PUT', headers: { 'content-type': 'video/mp4' }, body });
  expect((await put('too long')).status).toBe(403);
  expect(await store.head('inputs/u1/in.mp4')).toBe(null);
  expect((await put('12345')).status).toBe(200);
  expect(await store.head('inputs/u1/in.mp4')).toMatchObject({ sizeBytes: 5 });
});

test('an address signed with a wrong key opens nothing', async () => {
  const stranger = createS3Store({
    ...server.options,
    credentials: async () => ({ accessKeyId: 'S3RVER', secretAccessKey: 'wrong' }),
  });
  await expect(stranger.head('outputs/job.mp4')).rejects.toMatchObject({ code: 'storage.denied' });
  const signed = await stranger.signedDownload('studio/outputs/job.mp4', { expiresSeconds: 60 });
  expect((await fetch(signed?.url ?? '')).status).toBe(403);
  stranger.close();
});

test('a bucket that does not exist is said to be missing, at once', async () => {
  const { path } = await randomFile(join(dir, 'film.mp4'), 9_000_000);
  const lost = createS3Store({ ...server.options, bucket: 'no-such-bucket' });
  await expect(lost.put(path, 'outputs/a.mp4')).rejects.toMatchObject({ code: 'storage.not_found' });
  lost.close();
});

test('a sweep aborts our uploads older than a day, and no others', async () => {
  const { path } = await randomFile(join(dir, 'film.mp4'), 20_000_000);
  const leave = async (prefix: string, key: string) => {
    const known = await server.openUploads();
    const left = createS3Store({ ...server.options, prefix });
    const stop = new AbortController();
    server.front.fault = (operation) =>
      operation === 'part'
        ? () => stop.abort(new Error('killed'))
        : operation === 'abort'
          ? ({ refuse }) => refuse(403, 'AccessDenied')
          : null;
    await expect(left.put(path, key, { signal: stop.signal })).rejects.toThrow('killed');
    server.front.fault = null;
    left.close();
    return (await server.openUploads()).find((uploadId) => !known.includes(uploadId)) ?? '';
  };
  const old = await leave('studio/', 'outputs/old.mp4');
  const young = await leave('studio/', 'outputs/young.mp4');
  const foreign = await leave('elsewhere/', 'outputs/old.mp4');
  await server.ageUpload(old, 2 * DAY_MS);
  await server.ageUpload(foreign, 2 * DAY_MS);
  expect(await store.sweepUnfinished({ olderThanMs: DAY_MS })).toBe(1);
  expect((await server.openUploads()).toSorted()).toEqual([young, foreign].toSorted());
  await server.ageUpload(young, 2 * DAY_MS);
  expect(await store.sweepUnfinished({ olderThanMs: DAY_MS })).toBe(1);
});

test('files kept long enough are removed, but those still needed', async () => {
  const { path } = await randomFile(join(dir, 'film.mp4'), 10);
  const own = createS3Store({ ...server.options, prefix: 'expiry/' });
  for (const key of ['inputs/a/1.mp4', 'inputs/b/1.mp4', 'outputs/c.mp4']) await own.put(path, key);
  const inDays = (days: number) => ({
    nowMs: Date.now() + days * DAY_MS,
    isNeeded: (key: string) => key.includes('/b/'),
  });
  expect(await removeExpired(own, { inputs: 7, outputs: null }, inDays(6))).toEqual([]);
  expect(await removeExpired(own, { inputs: 7, outputs: null }, inDays(8))).toEqual(['inputs/a/1.mp4']);
  expect(await removeExpired(own, { inputs: 7, outputs: 8 }, inDays(9))).toEqual(['outputs/c.mp4']);
  own.close();
});

test('a folder store sweeps its own old parts and shows nothing that a link leads to', async () => {
  const root = join(dir, 'links');
  const folder = createFolderStore({ dir: root });
  const { path } = await randomFile(join(dir, 'film.mp4'), 10);
  await folder.put(path, 'outputs/a.mp4');
  await writeFile(join(root, 'outputs', '.b.mp4.12345678.part'), 'half');
  await utimes(join(root, 'outputs', '.b.mp4.12345678.part'), 1000, 1000);
  await mkdir(join(dir, 'outside'));
  await writeFile(join(dir, 'outside', 'secret.mp4'), 'secret');
  await symlink(join(dir, 'outside'), join(root, 'out'));
  await symlink(join(dir, 'outside', 'secret.mp4'), join(root, 'outputs', 'link.mp4'));
  expect(await folder.head('out/secret.mp4')).toBe(null);
  expect(await folder.head('outputs/link.mp4')).toBe(null);
  await expect(folder.put(path, 'out/new.mp4')).rejects.toMatchObject({ code: 'storage.denied' });
  const keys = [];
  for await (const { key } of folder.list('')) keys.push(key);
  expect(keys).toEqual(['outputs/a.mp4']);
  expect(await folder.sweepUnfinished({ olderThanMs: DAY_MS })).toBe(1);
});

/** The storage of a service with this environment, as `serve` composes it. */
async function composed(environment: Readonly<Record<string, string>>) {
  const places = dataPlaces(mkdtempSync(join(dir, 'data-')));
  const database = openDatabase(places.dir);
  const storage = await composeStorage(database, places, s3FromEnvironment(environment), environment);
  return {
    ...{ storage, places },
    close() {
      storage.close();
      database.close();
    },
  };
}

test('without a bucket films and uploads stay in folders, and callers may name no bucket', async () => {
  const { storage, close } = await composed({});
  expect([storage.objectStore, storage.nameOutput('job_1', '.mp4'), storage.s3Prefixes]).toEqual([
    null,
    null,
    [],
  ]);
  await expect(storage.uploads.presign({ owner: 'k', name: 'a.mp4', sizeBytes: 1 })).rejects.toMatchObject({
    code: 'feature.unsupported',
  });
  close();
});

test('the environment says which store is used, and which buckets callers may name', async () => {
  const { storage, places, close } = await composed({
    CUEFRAME_S3_ENDPOINT: server.options.endpoint ?? '',
    CUEFRAME_S3_BUCKET: 'films',
    CUEFRAME_S3_PREFIX: 'by-environment',
    CUEFRAME_S3_BUCKETS: 'footage, archive',
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
  });
  expect([storage.s3Prefixes, storage.nameOutput('job_1', '.mp4')]).toEqual([
    ['s3://films/by-environment/', 's3://footage/', 's3://archive/'],
    's3://films/by-environment/outputs/job_1.mp4',
  ]);
  const { path, bytes } = await randomFile(join(dir, 'film.mp4'), 10);
  await storage.objectStore?.put(path, 'outputs/a.mp4');

  const film = await storage.filmStore('s3://films/by-environment/outputs/b.mp4');
  await film.store.put(path, film.key);
  const fetched = await storage.fetchInto(join(places.dir, 'sources'))(
    's3://films/by-environment/outputs/b.mp4',
    { signal: new AbortController().signal },
  );
  expect([await storage.objectStore?.head('outputs/b.mp4'), await readFile(fetched)]).toEqual([
    expect.objectContaining({ sizeBytes: 10 }),
    bytes,
  ]);
  const other = await storage.filmStore('s3://footage/deep/x.mp4');
  expect(other.key).toBe('deep/x.mp4');
  close();
});
