import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { openMemoryDatabase } from '../../src/work/database/open-database.ts';
import type { ObjectStore } from '../../src/work/storage/object-store.ts';
import { createSqliteUploadStore } from '../../src/work/uploads/sqlite-upload-store.ts';
import { createUploads } from '../../src/work/uploads/uploads.ts';
import { FILM_SECRET, SMALL_SCENARIO, startTestServer } from './helpers/api-server.ts';

/** As a store of the S3 kind answers; the real one is tested with its own server. */
const sizes = new Map<string, number>();
const objectStore = {
  locate: (key: string) => `s3://bucket/${key}`,
  signedUpload: async (key: string) => ({
    method: 'PUT',
    url: `https://s3.test/${key}?sig`,
    headers: { 'x-a': 'b' },
  }),
  signedDownload: async (key: string) => ({ method: 'GET', url: `https://s3.test/${key}?sig`, headers: {} }),
  read: async (key: string) => ({
    object: { key, sizeBytes: 11, modifiedAtMs: 0, etag: null, sha256: null },
    stream: Readable.from([Buffer.from('from '), Buffer.from('bucket')]),
  }),
  head: async (key: string) => {
    const sizeBytes = sizes.get(key);
    return sizeBytes === undefined ? null : { key, sizeBytes, modifiedAtMs: 0, etag: null, sha256: null };
  },
} as unknown as ObjectStore;

async function serve() {
  const database = openMemoryDatabase();
  const uploads = createUploads({
    ...{ store: createSqliteUploadStore(database), folder: '/nowhere', limitBytes: 1000, objectStore },
  });
  const own = await startTestServer({ services: { objectStore, uploads } });
  onTestFinished(async () => {
    await own.close();
    database.close();
  });
  return own;
}

test('a file is announced, sent to its signed address, confirmed and used', async () => {
  const own = await serve();
  const presign = (sizeBytes: number) =>
    own.api('/uploads/presign', { key: own.user, json: { name: 'My film.mp4', sizeBytes } });
  expect((await presign(1001)).status).toBe(413);
  const { upload, url, headers } = (await (await presign(10)).json()) as {
    upload: { id: string; source: string; state: string };
    url: string;
    headers: object;
  };
  const key = `inputs/${upload.id}/My-film.mp4`;
  expect([upload.state, url, headers]).toEqual(['waiting', `https://s3.test/${key}?sig`, { 'x-a': 'b' }]);
  const complete = () => own.api(`/uploads/${upload.id}/complete`, { key: own.user, method: 'POST' });
  const submit = () => own.api('/jobs', { key: own.user, json: { url: upload.source } });
  expect([(await complete()).status, (await submit()).status]).toEqual([404, 404]);
  sizes.set(key, 12);
  expect(await (await complete()).json()).toMatchObject({ state: 'complete', sizeBytes: 12 });
  expect((await submit()).status).toBe(202);
});

test('a film in the store is fetched from a signed address, and only one of this store', async () => {
  const own = await serve();
  const finish = async (output: string) => {
    const made = await own.api('/jobs', { json: { scenario: SMALL_SCENARIO } });
    const { id } = (await made.json()) as { id: string };
    await own.jobs.claim('fake');
    await own.jobs.finish(id, 'fake', {
      ...{ output, sizeBytes: 1, sha256: '00', frames: 1, durationSeconds: 1, elapsedSeconds: 1 },
      ...{ segmentsRendered: 1, segmentsCached: 0 },
    });
    return own.api(`/jobs/${id}/output`, { redirect: 'manual' });
  };
  const ours = await finish('s3://bucket/outputs/a.mp4');
  expect([ours.status, ours.headers.get('location')]).toEqual([302, 'https://s3.test/outputs/a.mp4?sig']);
  expect((await finish('s3://another/outputs/a.mp4')).status).toBe(501);
});

test('a film in the store is shown the way to by its signed address, and sent whole to a client of SupoClip', async () => {
  const own = await serve();
  const made = await own.api('/jobs', { key: own.user, json: { scenario: SMALL_SCENARIO } });
  const { id } = (await made.json()) as { id: string };
  await own.jobs.claim('fake');
  await own.jobs.finish(id, 'fake', {
    ...{
      output: `s3://bucket/outputs/${id}.mp4`,
      sizeBytes: 11,
      sha256: 'aa',
      frames: 10,
      durationSeconds: 1,
    },
    ...{ elapsedSeconds: 1, segmentsRendered: 1, segmentsCached: 0 },
  });
  const signed = `/api/v1/films/${id}?expires=${Math.floor(Date.now() / 1000) + 600}`;
  const signature = createHmac('sha256', FILM_SECRET).update(signed).digest('hex');
  const shown = await fetch(`${own.server.address}${signed}&signature=${signature}`, { redirect: 'manual' });
  expect([shown.status, shown.headers.get('location')]).toEqual([
    302,
    `https://s3.test/outputs/${id}.mp4?sig`,
  ]);
  const sent = await fetch(`${own.server.address}/compat/supoclip/tasks/${id}/clips/${id}/file`, {
    ...{ redirect: 'error', headers: { authorization: `Bearer ${own.user}` } },
  });
  expect([sent.status, sent.headers.get('content-length'), await sent.text()]).toEqual([
    ...[200, '11', 'from bucket'],
  ]);
});
