import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SMALL_SCENARIO } from './helpers/api-server.ts';
import { adapterClient, adapterServer, NOW } from './helpers/adapter-client.ts';

/** The requests of Thakii's front end as it sends them, its forms with the fields behind the file included. */
const { own, call } = await adapterServer();
const bob = adapterClient(own, own.addKey(['read', 'submit'], { owner: 'bob' }));
const BASE = '/compat/thakii';

const VIDEO = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypisom\0\0\x02\0isommp42'),
  Buffer.alloc(64, 'x'),
]);
const send = async (path: string, form: FormData, key = own.user) => {
  const headers = { authorization: `Bearer ${key}` };
  const reply = await fetch(own.server.address + BASE + path, { method: 'POST', body: form, headers });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};
const sendChunk = (index: number, content: Buffer, change: Record<string, string> = {}) => {
  const form = new FormData();
  form.append('chunk', new Blob([new Uint8Array(content)]), `chunk_${index}`);
  const fields = { chunk_index: String(index), total_chunks: '3', file_id: 'f1', original_filename: 'a.mp4' };
  for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
  return send('/upload-chunk', form);
};
const WHOLE = { file_id: 'f1', total_chunks: 3, original_filename: 'a.mp4' };
const leftChunks = () => readdirSync(join(own.dataDir, 'inputs')).filter((name) => name.startsWith('.chunk'));

test('the first requests of the front end are answered: health, login, who it is', async () => {
  const health = await fetch(`${own.server.address}${BASE}/health`);
  const login = await call('POST', `${BASE}/auth/login`, {});
  const stranger = await fetch(`${own.server.address}${BASE}/auth/login`, { method: 'POST' });
  const user = { uid: 'ann', user_id: 'ann', email: null, name: 'ann', picture: '', is_admin: false };
  expect([health.status, await health.json()]).toEqual([
    200,
    { service: 'Cueframe', status: 'healthy', timestamp: NOW },
  ]);
  expect(login).toMatchObject({ status: 200, body: { success: true, backend_token: own.user, user } });
  expect(stranger.status).toBe(401);
  expect(await call('GET', `${BASE}/auth/user`)).toEqual({
    status: 200,
    body: { success: true, user, timestamp: NOW },
  });
});

test('a lecture that was sent has its date, and is not said to wait for a PDF that never comes', async () => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(VIDEO)]), 'talk.mp4');
  const { status, body } = await send('/upload', form);
  expect([status, body]).toMatchObject([
    201,
    {
      status: 'uploaded',
      message: expect.stringMatching(/^Video uploaded/),
      s3_key: expect.stringMatching(/^upload:\/\/u/),
    },
  ]);
  expect((await call('GET', `${BASE}/status/${String(body['video_id'])}`)).body).toMatchObject({
    ...{ status: 'failed', upload_date: NOW, filename: 'talk.mp4', pdf_ready: false },
    error_message: 'Cueframe makes no PDF of a lecture yet; the video is kept',
  });
});

test('a large file is put together from its pieces, in any order and each sent twice', async () => {
  const pieces = [VIDEO.subarray(0, 30), VIDEO.subarray(30, 60), VIDEO.subarray(60)];
  for (const index of [2, 0]) await sendChunk(index, Buffer.from('to be replaced'));
  for (const index of [2, 0]) await sendChunk(index, pieces[index] ?? VIDEO);
  const early = await call('POST', `${BASE}/assemble-file`, WHOLE);
  expect([early.status, early.body['details']]).toMatchObject([422, { missing_chunks: [1] }]);
  expect((await bob('POST', `${BASE}/assemble-file`, WHOLE)).status).toBe(404);
  expect(await sendChunk(1, pieces[1] ?? VIDEO)).toEqual({
    status: 200,
    body: {
      ...{ chunk_index: 1, total_chunks: 3, file_id: 'f1', chunk_size: 30 },
      message: 'Chunk 2/3 uploaded',
    },
  });
  const made = await call('POST', `${BASE}/assemble-file`, WHOLE);
  expect([made.status, made.body]).toMatchObject([
    200,
    { filename: 'a.mp4', status: 'uploaded', total_size: VIDEO.length, user_id: 'ann' },
  ]);
  const upload = own.services.uploads.get(String(made.body['s3_key']).replace('upload://', ''));
  expect([upload?.owner, upload?.sizeBytes, leftChunks()]).toEqual(['ann', VIDEO.length, []]);
});

test('a piece that is wrong leaves nothing behind, and neither does a file that is no video', async () => {
  const refused = [
    await sendChunk(0, VIDEO, { chunk_index: '3' }),
    await sendChunk(0, VIDEO, { file_id: '' }),
    await send('/upload-chunk', new FormData()),
  ];
  expect([refused.map(({ status }) => status), leftChunks()]).toEqual([[422, 422, 422], []]);
  await sendChunk(0, Buffer.from('plain text'), { file_id: 'f2', total_chunks: '1' });
  const made = await call('POST', `${BASE}/assemble-file`, { ...WHOLE, file_id: 'f2', total_chunks: 1 });
  expect([made.status, made.body['code']]).toEqual([422, 'media.unsupported']);
});

test('the delete button removes a lecture with its file, and cancels a job', async () => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(VIDEO)]), 'talk.mp4');
  const { body } = await send('/upload', form);
  const id = String(body['video_id']);
  const uploadId = String(body['s3_key']).replace('upload://', '');
  const cancel = { reason: 'User requested cancellation', cleanup_completed: false };
  expect((await bob('POST', `${BASE}/cancel/${id}`, cancel)).status).toBe(404);
  expect(await call('POST', `${BASE}/cancel/${id}`, cancel)).toMatchObject({
    ...{ status: 200, body: { success: true, video_id: id } },
  });
  expect([(await call('GET', `${BASE}/status/${id}`)).status, own.services.uploads.get(uploadId)]).toEqual([
    404,
    null,
  ]);
  const native = await own.api('/jobs', { key: own.user, json: { scenario: SMALL_SCENARIO } });
  const job = (await native.json()) as { id: string };
  await call('POST', `${BASE}/cancel/${job.id}`, cancel);
  expect((await own.jobs.get(job.id))?.state).toBe('cancelled');
});
