import { beforeEach, expect, test } from 'vitest';
import { adapterServer, filmUrl } from './helpers/adapter-client.ts';
import { claimFake } from './helpers/fake-runner.ts';

/** The requests of SupoClip's front end and its MCP client as they send them; neither follows a redirect. */
const { own, call } = await adapterServer();
const BASE = '/compat/supoclip';
beforeEach(async () => {
  for (const { id } of (await own.jobs.list({ states: ['queued'], limit: 500 })).jobs)
    await own.jobs.cancel(id);
});

/** What the front end always sends, its nulls included, with what Cueframe needs beside it. */
const FROM_THE_PAGE = {
  source: { url: 'https://media.example.com/talk.mp4', title: null },
  font_options: { font_family: null, font_size: null, font_color: null },
  ...{
    caption_template: 'default',
    include_broll: false,
    processing_mode: 'fast',
    output_format: 'original',
  },
  ...{ add_subtitles: false, cut_long_pauses: null, pause_threshold_ms: null, remove_filler_words: null },
  most_relevant_segments: [{ start_time: '00:01', end_time: '00:03', text: 'one' }],
};
const made = async () => String((await call('POST', `${BASE}/tasks/`, FROM_THE_PAGE)).body['task_id']);
const bare = async (path: string) => {
  const reply = await fetch(own.server.address + BASE + path, { redirect: 'manual' });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};

test('nulls of the page mean that nothing was chosen', async () => {
  const id = await made();
  expect((await call('GET', `${BASE}/tasks/${id}`)).body).toMatchObject({
    ...{ status: 'queued', font_family: null, font_size: 24, font_color: '#FFFFFF', clips: [] },
  });
});

test('a finished clip has the path the page plays it by, in lists and in the event', async () => {
  const id = await made();
  const stream = await fetch(`${own.server.address}${BASE}/tasks/${id}/progress`, {
    headers: { authorization: `Bearer ${own.user}` },
  });
  const work = await claimFake(own.jobs, own);
  await work.finish(Buffer.from('the clip'));
  const text = await stream.text();
  const told = JSON.parse(/event: clip_ready\ndata: (.*)\n/.exec(text)?.[1] ?? '') as { clip: object };
  const path = `/tasks/${id}/clips/${work.id}/file`;
  const { clips } = (await call('GET', `${BASE}/tasks/${id}/clips`)).body as { clips: object[] };
  expect(told.clip).toEqual(clips[0]);
  expect(clips[0]).toMatchObject({ video_url: path, file_path: filmUrl(own, work.id), start_time: '00:01' });

  const headers = { authorization: `Bearer ${own.user}` };
  const whole = await fetch(own.server.address + BASE + path, { headers, redirect: 'error' });
  const part = await fetch(own.server.address + BASE + path, {
    headers: { ...headers, range: 'bytes=4-' },
    redirect: 'error',
  });
  expect([whole.status, await whole.text(), part.status, await part.text()]).toEqual([
    ...[200, 'the clip', 206, 'clip'],
  ]);
});

test('the user is named by either header, and must be the key’s own', async () => {
  const statusFor = async (headers: Record<string, string>) =>
    (await call('GET', `${BASE}/tasks/`, undefined, headers)).status;
  const signed = { 'x-supoclip-ts': '1', 'x-supoclip-signature': 'ab' };
  expect([
    await statusFor({ user_id: 'ann' }),
    await statusFor({ 'x-supoclip-user-id': 'ann', ...signed }),
    await statusFor({ 'x-supoclip-user-id': 'bob', ...signed }),
  ]).toEqual([200, 200, 403]);
});

test('what is the same for everybody is read without a key, and what a client asks first is answered', async () => {
  const answers = [
    await bare('/'),
    await bare('/health'),
    await bare('/caption-templates'),
    await bare('/transitions'),
    await bare('/broll/status'),
    await bare('/fonts'),
    await call('GET', `${BASE}/fonts`),
    await call('GET', `${BASE}/tasks/billing/summary`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 401, 200, 200]);
  expect(answers.map(({ body }) => body)).toMatchObject([
    { name: 'Cueframe', status: 'running' },
    { status: 'healthy' },
    { templates: expect.arrayContaining([expect.objectContaining({ id: 'boxed', animation: 'none' })]) },
    { transitions: [] },
    { configured: false, provider: null },
    { error_code: 'key.missing' },
    { fonts: expect.arrayContaining([{ name: 'Inter', display_name: 'Inter' }]) },
    { monetization_enabled: false, plan: 'self_host', can_create_task: true },
  ]);
});

test('as many tasks are listed as were asked for', async () => {
  await made();
  await made();
  const { tasks } = (await call('GET', `${BASE}/tasks/?limit=1`)).body as { tasks: object[] };
  expect(tasks).toHaveLength(1);
});
