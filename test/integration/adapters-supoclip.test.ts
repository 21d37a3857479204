import { expect, test } from 'vitest';
import { adapterClient, adapterServer, filmUrl, NOW } from './helpers/adapter-client.ts';
import { claimFake } from './helpers/fake-runner.ts';

const { own, call } = await adapterServer();

const USER = { user_id: 'ann' };
const LITERAL = {
  source: { url: 'https://media.example.com/talk.mp4' },
  font_options: { font_family: 'Some-Font', font_size: 24, font_color: '#FFFFFF' },
};
const POSSIBLE = {
  ...LITERAL,
  output_format: 'original',
  add_subtitles: false,
  most_relevant_segments: [
    { start_time: '00:10', end_time: '00:25', text: 'one', relevance_score: 90, hook_title: 'First' },
    {
      start_time: '01:00',
      end_time: '01:30',
      text: 'two',
      virality: { total_score: 70, hook_type: 'question' },
    },
  ],
};
const made = async () => String((await call('POST', '/tasks/', POSSIBLE, USER)).body['task_id']);

test('the documented request is answered honestly: finding clips, transcription and reframing are not there', async () => {
  expect(await call('POST', '/tasks/', LITERAL, USER)).toEqual({
    status: 501,
    body: {
      detail:
        'not yet possible: finding clips (give most_relevant_segments), transcription (add_subtitles), reframing (output_format vertical)',
      error_code: 'feature.unsupported',
      details: {
        missing: [
          'finding clips (give most_relevant_segments)',
          'transcription (add_subtitles)',
          'reframing (output_format vertical)',
        ],
      },
    },
  });
});

test('a task of two clips whose second is one too many for the key leaves no job behind', async () => {
  const zoe = adapterClient(own, own.addKey(['read', 'submit'], { owner: 'zoe', queuedJobLimit: 1 }));
  const { status, body } = await zoe('POST', '/tasks/', POSSIBLE);
  expect([status, body['error_code'], (await own.jobs.countByState('zoe')).queued]).toEqual([
    ...[429, 'quota.exceeded', 0],
  ]);
});

test('a task with its segments given is rendered clip by clip and told by events', async () => {
  const id = await made();
  const stream = await fetch(`${own.server.address}/tasks/${id}/progress`, {
    headers: { authorization: `Bearer ${own.user}`, ...USER },
  });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader?.read())?.value ?? '';
  expect(text).toBe(
    `event: status\ndata: ${JSON.stringify({ task_id: id, status: 'queued', progress: 0, message: 'Clip 1 of 2: Waiting' })}\n\n`,
  );
  for (const film of ['first', 'second']) {
    const work = await claimFake(own.jobs, own);
    await work.progress(50);
    await work.finish(Buffer.from(film));
  }
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) text += next.value;
  const names = [...text.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name);
  expect([names.filter((name) => name === 'clip_ready').length, names.at(-1)]).toEqual([2, 'close']);
  expect(text.endsWith('event: close\ndata: {"status":"completed"}\n\n')).toBe(true);
  expect((await call('GET', `/tasks/${id}`, undefined, USER)).body).toEqual({
    ...{
      id,
      task_id: id,
      user_id: 'ann',
      source_title: 'First',
      source_type: 'video_url',
      status: 'completed',
    },
    ...{ progress: 100, progress_message: 'Clip 2 of 2: Done', font_family: 'Some-Font', font_size: 24 },
    ...{
      font_color: '#FFFFFF',
      caption_template: 'default',
      include_broll: false,
      processing_mode: 'balanced',
    },
    ...{ error_code: null, stage_timings_json: null, cache_hit: false, clips_count: 2, created_at: NOW },
    clips: [expect.objectContaining({ clip_order: 1 }), expect.objectContaining({ clip_order: 2 })],
  });
});

test('clips are listed with their own times and scores, and their files found', async () => {
  const id = await made();
  for (const film of ['first', 'second']) await (await claimFake(own.jobs, own)).finish(Buffer.from(film));
  const { body } = await call('GET', `/tasks/${id}/clips`, undefined, USER);
  const clips = body['clips'] as Record<string, unknown>[];
  const clip = String(clips[0]?.['id']);
  const file = filmUrl(own, clip);
  expect([body['task_id'], body['total_clips'], clips[0]]).toEqual([
    id,
    2,
    {
      ...{
        id: clip,
        task_id: id,
        filename: 'clip_1.mp4',
        file_path: file,
        video_url: `/tasks/${id}/clips/${clip}/file`,
        start_time: '00:10',
        end_time: '00:25',
      },
      ...{ duration: 1, text: 'one', relevance_score: 0.9, reasoning: '', clip_order: 1, virality_score: 0 },
      ...{ hook_score: 0, engagement_score: 0, value_score: 0, shareability_score: 0, hook_type: 'none' },
      ...{ hook_title: 'First', created_at: NOW, updated_at: NOW },
    },
  ]);
  expect(clips[1]).toMatchObject({ start_time: '01:00', virality_score: 70, hook_type: 'question' });
  const found = await fetch(`${own.server.address}/tasks/${id}/clips/${clip}/file`, {
    headers: { authorization: `Bearer ${own.user}` },
  });
  expect(await found.text()).toBe('first');
  await call('DELETE', `/tasks/${id}/clips/${clip}`, undefined, USER);
  const left = (await call('GET', `/tasks/${id}/clips`, undefined, USER)).body['clips'] as Record<
    string,
    unknown
  >[];
  expect(left.map(({ start_time, text }) => [start_time, text])).toEqual([['01:00', 'two']]);
});

test('a task is renamed, cancelled, resumed and deleted', async () => {
  const id = await made();
  expect((await call('PATCH', `/tasks/${id}`, { title: 'Renamed' }, USER)).body).toMatchObject({
    source_title: 'Renamed',
  });
  expect((await call('POST', `/tasks/${id}/cancel`, undefined, USER)).body).toEqual({
    task_id: id,
    message: 'Task cancelled',
  });
  expect((await call('GET', `/tasks/${id}`, undefined, USER)).body).toMatchObject({ status: 'cancelled' });
  await call('POST', `/tasks/${id}/resume`, undefined, USER);
  expect((await call('GET', `/tasks/${id}`, undefined, USER)).body).toMatchObject({ status: 'queued' });
  await call('DELETE', `/tasks/${id}`, undefined, USER);
  expect((await call('GET', `/tasks/${id}`, undefined, USER)).status).toBe(404);
  const { tasks } = (await call('GET', '/tasks/', undefined, USER)).body as { tasks: { id: string }[] };
  expect([tasks.length > 0, tasks.some((task) => task.id === id)]).toEqual([true, false]);
});

test('a key speaks for its own user only; an admin key for any', async () => {
  const id = await made();
  expect((await call('GET', `/tasks/${id}`, undefined, { user_id: 'bob' })).status).toBe(403);
  const admin = adapterClient(own, own.admin);
  const seen = [
    (await admin('GET', `/tasks/${id}`, undefined, { user_id: 'bob' })).status,
    (await admin('GET', `/tasks/${id}`, undefined, USER)).status,
  ];
  expect(seen).toEqual([404, 200]);
});

test('a file is uploaded as a form under the system’s own path, and can be a task’s source', async () => {
  const form = new FormData();
  form.set(
    'video',
    new Blob([Buffer.from([0, 0, 0, 24]), 'ftypisom\0\0\x02\0isommp42', Buffer.alloc(64)]),
    'talk.mp4',
  );
  const answer = await fetch(`${own.server.address}/compat/supoclip/upload`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${own.user}`, ...USER },
  });
  const body = (await answer.json()) as { video_path: string };
  expect(body).toEqual({
    message: 'Video uploaded',
    video_path: expect.stringMatching(/^upload:\/\/u[0-9a-f]{16}$/),
  });
  const task = await call(
    'POST',
    '/compat/supoclip/tasks/',
    { ...POSSIBLE, source: { url: body.video_path } },
    USER,
  );
  expect(task.status).toBe(200);
});

test('edits of clips are answered with 501 in that system’s form', async () => {
  const id = await made();
  const answers = [
    await call('POST', `/tasks/${id}/clips/x/split`, { split_time: 3 }, USER),
    await call('POST', `/tasks/${id}/clips/merge`, { clip_ids: [] }, USER),
    await call('PATCH', `/tasks/${id}/clips/x/captions`, {}, USER),
    await call('GET', '/tasks/metrics/performance', undefined, USER),
  ];
  expect(answers.map(({ status, body }) => [status, body['error_code']])).toEqual(
    Array.from({ length: 4 }, () => [501, 'feature.unsupported']),
  );
});
