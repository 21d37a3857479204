import { beforeEach, expect, test } from 'vitest';
import { adapterServer, filmUrl, lastJob, NOW } from './helpers/adapter-client.ts';
import { claimFake } from './helpers/fake-runner.ts';

const { own, call } = await adapterServer();
beforeEach(async () => {
  for (const { id } of (await own.jobs.list({ states: ['queued'], limit: 500 })).jobs)
    await own.jobs.cancel(id);
});

/** The scenario of the format's own description. */
const SCENARIO = {
  version: '2.0',
  pluginApiVersion: '3.0',
  timebase: { unit: 'seconds', fps: 30 },
  stage: { baseAspect: '16:9', safeArea: { bottom: 0.08 } },
  define: { brand: '#ffcc00' },
  tracks: [{ id: 'cap', type: 'subtitle', layer: 1 }],
  cues: [
    {
      id: 'c1',
      track: 'cap',
      root: {
        id: 'c1-line',
        eType: 'group',
        displayTime: [1.0, 3.2],
        children: [
          {
            id: 'c1-w1',
            eType: 'text',
            text: 'Hello',
            baseTime: [1.0, 1.4],
            style: { color: 'define.brand' },
            pluginChain: [{ name: 'pulse', params: { maxScale: 1.3 }, timeOffset: [0, 0] }],
          },
          { id: 'c1-w2', eType: 'text', text: 'there', baseTime: [1.4, 2] },
        ],
      },
    },
  ],
};
const OPTIONS = { width: 1280, height: 720, fps: 30, quality: 90, format: 'mp4' };
const VIDEO_URL = 'https://media.example.com/talk.mp4';

test('the backend’s create, status and cancel are answered in its shapes', async () => {
  const created = await call('POST', '/api/render/create', {
    videoUrl: VIDEO_URL,
    scenario: SCENARIO,
    options: OPTIONS,
  });
  const { jobId } = created.body;
  expect(created).toEqual({
    status: 201,
    body: {
      jobId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      estimatedTime: 35,
      createdAt: NOW,
      warnings: [],
    },
  });
  expect(await call('GET', `/api/render/${String(jobId)}/status`)).toEqual({
    status: 200,
    body: {
      jobId,
      status: 'queued',
      progress: 0,
      estimatedTimeRemaining: null,
      startedAt: null,
      completedAt: null,
      downloadUrl: null,
      error: null,
    },
  });
  expect(await call('POST', `/api/render/${String(jobId)}/cancel`)).toEqual({
    status: 200,
    body: { success: true, jobId, status: 'cancelled', message: 'Render job cancelled' },
  });
  expect((await call('GET', `/api/render/${String(jobId)}/status`)).body).toMatchObject({
    status: 'cancelled',
    error: 'cancelled',
  });
});

test('its scenario becomes one of Cueframe’s with words, style, place and effect', async () => {
  await call('POST', '/api/render/create', { videoUrl: VIDEO_URL, scenario: SCENARIO, options: OPTIONS });
  const { request } = await lastJob(own);
  expect({ ...request, scenario: null }).toEqual({
    kind: 'render',
    scenario: null,
    baseDir: null,
    sources: { video: VIDEO_URL },
    settings: { quality: 18 },
    format: 'mp4',
    output: null,
    title: null,
    owner: 'ann',
    projectId: expect.stringMatching(/^ecg:/),
    callbackUrl: null,
    keyId: expect.stringMatching(/^[0-9a-f]{16}$/),
    origin: { system: 'ecg' },
    priority: 5,
  });
  expect(request.scenario).toMatchObject({
    cueframe: 1,
    stage: { width: 1280, height: 720, frameRate: 30 },
    media: { video: { src: VIDEO_URL, kind: 'video' } },
    timeline: [{ media: 'video', fit: 'contain' }],
    cues: [
      {
        id: 'c1-line',
        type: 'group',
        start: 1,
        end: 3.2,
        layer: 1000,
        layout: { anchor: 'bc', x: 0.5, y: 0.925, width: 0.8 },
        children: [
          {
            children: [
              {
                ...{ text: 'Hello', start: 0, end: 0.4, style: { color: '#ffcc00' } },
                animate: [{ name: 'pulse', when: 'during', params: { maxScale: 1.3 } }],
              },
              { text: 'Hello', start: 0.4, end: 2.2, animate: [] },
              { text: 'there', start: 0, end: 2.2, animate: [] },
            ],
          },
        ],
      },
    ],
    output: { format: 'mp4' },
  });
});

test('the GPU server’s render keeps the caller’s job id, and the same request again is the same job', async () => {
  const body = {
    jobId: 'a1b2',
    videoUrl: VIDEO_URL,
    scenario: SCENARIO,
    options: OPTIONS,
    callbackUrl: 'https://backend.example.com/api/render/callback',
  };
  const accepted = await call('POST', '/render', body);
  expect(accepted).toMatchObject({
    status: 200,
    body: { status: 'accepted', job_id: 'a1b2', message: 'Render job accepted', estimated_time: 35 },
  });
  const before = (await own.jobs.list({ limit: 500 })).jobs.length;
  expect((await call('POST', '/render', body)).status).toBe(200);
  expect((await own.jobs.list({ limit: 500 })).jobs).toHaveLength(before);
  const job = await lastJob(own);
  expect(job.request.callbackUrl).toBe('https://backend.example.com/api/render/callback');
  const queue = { queue_size: 1, active_jobs: 0 };
  expect((await call('GET', '/queue/status')).body).toMatchObject(queue);
  expect((await call('GET', '/api/render/a1b2/status')).body).toMatchObject({
    jobId: 'a1b2',
    status: 'queued',
  });
});

test('the Node server’s export is followed to its film', async () => {
  const accepted = await call('POST', '/api/render/export', {
    scenario: SCENARIO,
    sourceVideoUrl: VIDEO_URL,
    options: { resolution: { width: 1280, height: 720 }, fps: 30, chunkSize: 10, format: 'webm' },
  });
  expect(accepted).toMatchObject({ status: 200, body: { status: 'queued', message: 'Render job queued' } });
  const jobId = String(accepted.body['jobId']);
  const work = await claimFake(own.jobs, own);
  await work.progress(40);
  expect((await call('GET', `/api/render/status/${jobId}`)).body).toMatchObject({
    state: 'active',
    progress: 40,
  });
  await work.finish(Buffer.from('film'));
  expect(await call('GET', `/api/render/status/${jobId}`)).toEqual({
    status: 200,
    body: {
      jobId,
      state: 'completed',
      progress: 100,
      result: {
        finalUrl: filmUrl(own, work.id),
        fileSize: 4,
        duration: 1,
      },
      failedReason: null,
      createdAt: Date.parse(NOW),
      processedAt: Date.parse(NOW),
      finishedAt: Date.parse(NOW),
    },
  });
  expect(await call('DELETE', `/api/render/job/${jobId}`)).toMatchObject({
    status: 409,
    body: { status: 'failed' },
  });
});

test('clearing the queue cancels what this user’s front end put there, and nothing else', async () => {
  const native = await own.api('/jobs', {
    key: own.user,
    json: {
      scenario: {
        cueframe: 1,
        stage: { width: 64, height: 36, frameRate: 10, duration: 1 },
        cues: [{ type: 'text', text: 'x', start: 0, end: 1 }],
      },
    },
  });
  const { id } = (await native.json()) as { id: string };
  await call('POST', '/api/render/create', { videoUrl: VIDEO_URL, scenario: SCENARIO, options: OPTIONS });
  expect(await call('POST', '/api/render/queue/clear')).toEqual({
    status: 200,
    body: { cleared: 1, message: '1 waiting render jobs cancelled' },
  });
  expect((await own.jobs.get(id))?.state).toBe('queued');
});

test('what breaks a limit, contradicts itself or is not there is answered with that system’s codes', async () => {
  const render = (change: object) =>
    call('POST', '/api/render/create', {
      videoUrl: VIDEO_URL,
      scenario: SCENARIO,
      options: OPTIONS,
      ...change,
    });
  const answers = [
    await render({ options: { ...OPTIONS, width: 320 } }),
    await render({ options: { ...OPTIONS, fps: 29.97 } }),
    await render({ scenario: { ...SCENARIO, cues: Array.from({ length: 1001 }, () => ({})) } }),
    await render({
      scenario: { ...SCENARIO, cues: [{ id: 'x', root: { eType: 'text', text: 'define.no' } }] },
    }),
    await render({ videoUrl: 'https://media.example.com/talk.exe' }),
    await render({ videoUrl: 'http://169.254.169.254/talk.mp4' }),
    await call('GET', '/api/render/nothing/status'),
    await call('POST', '/api/render/callback', {}),
    await call('GET', '/api/render/history', undefined, { authorization: '' }),
  ];
  expect(answers.map(({ status, body }) => [status, body['error_code']])).toEqual([
    [422, 'RENDER_VALIDATION_FAILED'],
    [422, 'RENDER_VALIDATION_FAILED'],
    [422, 'RENDER_VALIDATION_FAILED'],
    [422, 'SCENARIO_PARSE_ERROR'],
    [422, 'RENDER_VALIDATION_FAILED'],
    [422, 'RENDER_VALIDATION_FAILED'],
    [404, 'JOB_NOT_FOUND'],
    [501, 'RENDER_VALIDATION_FAILED'],
    [401, 'RENDER_VALIDATION_FAILED'],
  ]);
});
