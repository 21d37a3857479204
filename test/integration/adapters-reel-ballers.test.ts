import { once } from 'node:events';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { adapterServer, filmUrl, lastJob, NOW } from './helpers/adapter-client.ts';
import { claimFake } from './helpers/fake-runner.ts';

const { own, call } = await adapterServer();

/** The first bytes of an mp4, by which an upload is known to be a video. */
const VIDEO = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypisom\0\0\x02\0isommp42'),
  Buffer.alloc(64),
]);

async function uploaded(jobId: string, more: object = {}): Promise<string> {
  const asked = await call('POST', '/api/videos/upload-url', {
    filename: 'a.mp4',
    content_type: 'video/mp4',
    job_id: jobId,
    ...more,
  });
  const put = await fetch(String(asked.body['upload_url']), {
    method: 'PUT',
    body: VIDEO,
    headers: { 'content-type': 'video/mp4' },
  });
  expect([put.status, await put.json()]).toEqual([200, { video_key: asked.body['video_key'] }]);
  return String(asked.body['video_key']);
}

const TEXT_LAYER = {
  ...{ id: 't1', startTime: 0.5, endTime: 2, enabled: true },
  spec: {
    text: 'Goal!',
    font: 'anton',
    color: '#ffcc00',
    size: 0.1,
    align: 'left',
    position: { x: 0.1, y: 0.2 },
    maxWidth: 0.8,
  },
};

test('a video is uploaded to the address given, a job made of it, and its state read', async () => {
  const key = await uploaded('j1');
  expect(key).toBe('input/j1/video.mp4');
  const submitted = await call('POST', '/api/jobs', {
    ...{ project_id: 7, type: 'overlay', input_video_key: key },
    params: { text_layers: [TEXT_LAYER], output_width: 1080, output_height: 1920 },
  });
  const { id, request } = await lastJob(own);
  expect(submitted).toEqual({
    status: 201,
    body: { job_id: id, status: 'pending', websocket_url: `/api/jobs/${id}/ws`, warnings: [] },
  });
  expect(request.sources['video']).toMatch(/^upload:\/\/u[0-9a-f]{16}$/);
  expect(request.scenario).toMatchObject({
    stage: { width: 1080, height: 1920, frameRate: 'source' },
    cues: [
      {
        ...{ id: 't1', type: 'text', start: 0.5, end: 2, text: 'Goal!' },
        layout: { anchor: 'tl', x: 0.1, y: 0.2, width: 0.8 },
        style: { font: 'anton', size: 0.1, align: 'left', color: '#ffcc00', stroke: null, shadow: [] },
        animate: [{ name: 'fade', when: 'out', duration: 0.25 }],
      },
    ],
  });
  expect(await call('GET', `/api/jobs/${id}`)).toEqual({
    status: 200,
    body: {
      ...{
        job_id: id,
        project_id: '7',
        status: 'pending',
        progress: 0,
        phase: 'Waiting',
        output_url: null,
        error: null,
      },
      ...{ created_at: NOW, started_at: null, completed_at: null, websocket_url: `/api/jobs/${id}/ws` },
    },
  });
  await own.jobs.cancel(id);
  expect((await call('GET', `/overlay/${id}`)).body).toMatchObject({ status: 'error', error: 'cancelled' });
});

test('the sockets of a job tell progress and its end, then close', async () => {
  const key = await uploaded('j2', { project_id: 9 });
  const made = await call('POST', '/framing', { project_id: 9, clip_index: 0, crop_keyframes: [] });
  expect([made.status, (await lastJob(own)).request.sources['video']]).toEqual([
    201,
    expect.stringMatching(/^upload:/),
  ]);
  expect(key).toBe('input/j2/video.mp4');
  const { id } = await lastJob(own);
  const open = (path: string) => {
    const messages: Record<string, unknown>[] = [];
    const socket = new WebSocket(own.server.address.replace('http', 'ws') + path, {
      headers: { authorization: `Bearer ${own.user}` },
    });
    socket.on('message', (data: Buffer) =>
      messages.push(JSON.parse(data.toString()) as Record<string, unknown>),
    );
    return { messages, first: once(socket, 'message'), closed: once(socket, 'close') };
  };
  const [job, whole] = [open(`/api/jobs/${id}/ws`), open(`/ws/export/${id}`)];
  await Promise.all([job.first, whole.first]);
  const work = await claimFake(own.jobs, own);
  await work.progress(50);
  await work.finish(Buffer.from('film'));
  const [[code]] = await Promise.all([job.closed, whole.closed]);
  expect([code, job.messages[0], job.messages.at(-1), whole.messages.at(-1)]).toMatchObject([
    1000,
    { type: 'progress', job_id: id, status: 'pending', progress: 0, message: 'Waiting' },
    {
      type: 'complete',
      job_id: id,
      status: 'complete',
      progress: 100,
      output_url: filmUrl(own, id),
    },
    { job_id: id, status: 'complete', progress: 100 },
  ]);
});

test('an upload address takes one file and is no other’s', async () => {
  const asked = await call('POST', '/api/videos/upload-url', { filename: 'a.mp4' });
  const put = () => fetch(String(asked.body['upload_url']), { method: 'PUT', body: VIDEO });
  expect([(await put()).status, (await put()).status]).toEqual([200, 404]);
});

test('what the engine cannot draw, and what is missing, is refused in that system’s error form', async () => {
  const key = await uploaded('j3');
  const job = (change: object) =>
    call('POST', '/api/jobs', {
      project_id: 1,
      type: 'overlay',
      input_video_key: key,
      params: {},
      ...change,
    });
  const region = { start_frame: 0, end_frame: 60, x: 540, y: 960, radius_x: 60, radius_y: 120 };
  const crop = { frame: 0, x: 0, y: 0, width: 205, height: 365 };
  const answers = [
    await job({ params: { highlight_regions: [region] } }),
    await job({ type: 'framing', params: { crop_keyframes: [crop] } }),
    await job({ type: 'multi_clip' }),
    await job({ input_video_key: 'input/none/video.mp4' }),
    await job({ type: 'dance' }),
    await call('POST', '/overlay', { project_id: 99 }),
    await call('GET', '/api/jobs/none'),
  ];
  expect(answers.map(({ status, body }) => [status, body['code'], body['detail'] === body['error']])).toEqual(
    [
      [501, 'scenario.unsupported', true],
      [501, 'scenario.unsupported', true],
      [501, 'feature.unsupported', true],
      [404, 'upload.not_found', true],
      [422, 'request.invalid', true],
      [404, 'upload.not_found', true],
      [404, 'job.not_found', true],
    ],
  );
});
