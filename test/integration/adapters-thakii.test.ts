import { expect, test } from 'vitest';
import { adapterServer, NOW } from './helpers/adapter-client.ts';
import { SMALL_SCENARIO } from './helpers/api-server.ts';

const { own, call } = await adapterServer();

const LECTURE = {
  filename: 'lecture.mp4',
  user_id: 'ann',
  size: 5,
  content_type: 'video/mp4',
  user_email: 'a@example.com',
};

test('a lecture is announced, listed and its state read', async () => {
  const made = await call('POST', '/compat/thakii/upload', LECTURE);
  const id = String(made.body['video_id']);
  const status = {
    ...{
      ...{ id, video_id: id, status: 'in_queue', filename: 'lecture.mp4', video_name: 'lecture.mp4' },
      ...{ upload_date: NOW, date: NOW, created_at: NOW, updated_at: NOW, size: 5 },
    },
    ...{ user_id: 'ann', user_email: 'a@example.com', pdf_ready: false },
  };
  expect(made).toEqual({ status: 201, body: { ...status, message: 'Video announced', s3_key: null } });
  expect(await call('GET', `/status/${id}`)).toEqual({ status: 200, body: status });
  expect((await call('GET', '/list/ann')).body).toEqual({ videos: [status], total: 1, timestamp: NOW });
  expect((await call('GET', '/list/bob')).body).toEqual({ videos: [], total: 0, timestamp: NOW });
});

test('a lecture sent as a form is there at once', async () => {
  const form = new FormData();
  form.set('user_id', 'ann');
  form.set(
    'video',
    new Blob([Buffer.from([0, 0, 0, 24]), 'ftypisom\0\0\x02\0isommp42', Buffer.alloc(64)]),
    'talk.mp4',
  );
  const answer = await fetch(`${own.server.address}/compat/thakii/upload`, {
    ...{ method: 'POST', body: form, headers: { authorization: `Bearer ${own.user}` } },
  });
  expect([answer.status, await answer.json()]).toMatchObject([
    201,
    { status: 'uploaded', filename: 'talk.mp4', size: 88, user_id: 'ann' },
  ]);
});

test('any job of Cueframe has a state in its words, and no PDF', async () => {
  const native = await own.api('/jobs', { key: own.user, json: { scenario: SMALL_SCENARIO } });
  const { id } = (await native.json()) as { id: string };
  await own.jobs.cancel(id);
  expect((await call('GET', `/status/${id}`)).body).toEqual({
    ...{
      video_id: id,
      status: 'failed',
      filename: 'small',
      upload_date: NOW,
      created_at: NOW,
      updated_at: NOW,
      size: null,
    },
    ...{ user_id: 'ann', user_email: null, error: 'cancelled', pdf_ready: false },
  });
});

test('everything that would make a PDF is answered with 501, and strangers learn nothing', async () => {
  const answers = [
    await call('POST', '/process/x'),
    await call('POST', '/process-from-s3', { video_id: 'x', user_id: 'ann', filename: 'a', s3_key: 'b' }),
    await call('POST', '/generate-pdf', { video_id: 'x', s3_key: 'b' }),
    await call('GET', '/download/x.pdf'),
    await call('GET', '/status/none'),
    await call('POST', '/compat/thakii/upload', { ...LECTURE, user_id: 'bob' }),
    await call('POST', '/compat/thakii/upload', { filename: '' }),
  ];
  expect(answers.map(({ status, body }) => [status, body['code'], typeof body['error']])).toEqual([
    [501, 'feature.unsupported', 'string'],
    [501, 'feature.unsupported', 'string'],
    [501, 'feature.unsupported', 'string'],
    [501, 'feature.unsupported', 'string'],
    [404, 'job.not_found', 'string'],
    [403, 'key.forbidden', 'string'],
    [422, 'request.invalid', 'string'],
  ]);
});
