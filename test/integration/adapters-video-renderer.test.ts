import { expect, test } from 'vitest';
import { adapterClient, adapterServer, filmUrl, lastJob, NOW } from './helpers/adapter-client.ts';
import { claimFake } from './helpers/fake-runner.ts';

const { own, call } = await adapterServer();

const TITLE = { type: 'text', text: 'Hi', color: '#ffffff', x: 64, y: 36, fontSize: 36 };
const PROJECT = {
  projectId: 'p1',
  userId: 'ann',
  title: 'Three layers',
  width: 640,
  height: 360,
  frameRate: 10,
  quality: 'medium',
  frames: [
    { frameNumber: 0, timestamp: 0, layers: [TITLE] },
    { frameNumber: 1, timestamp: 100, layers: [TITLE] },
    {
      frameNumber: 2,
      timestamp: 200,
      duration: 500,
      layers: [
        { type: 'solid', fill: 'navy', alpha: 0.5 },
        {
          type: 'image',
          src: 'https://media.example.com/a.png',
          position: { x: 320, y: 0 },
          size: { width: 320, height: 180 },
          angle: 10,
          z: 2,
        },
        { type: 'sparkles', x: 1 },
      ],
    },
  ],
  outputFormat: 'mp4',
};

test('a project is kept, a job made of it and followed to its film', async () => {
  const made = await call('POST', '/api/v1/render/projects', PROJECT);
  expect(made).toMatchObject({
    status: 201,
    body: {
      projectId: 'p1',
      createdAt: NOW,
      warnings: [
        {
          path: 'frames[2].layers[2]',
          code: 'layer.unknown',
          message: 'is of the unknown type sparkles and was left out',
        },
      ],
    },
  });
  const submitted = await call('POST', '/api/v1/render/jobs', {
    projectId: 'p1',
    userId: 'ann',
    priority: 8,
  });
  const jobId = (await lastJob(own)).id;
  expect(submitted).toEqual({
    status: 202,
    body: { jobId, status: 'queued', createdAt: NOW, estimatedProcessingTime: 1 },
  });
  const work = await claimFake(own.jobs, own);
  await work.progress(30);
  const metadata = {
    ...{ projectId: 'p1', userId: 'ann', priority: 8, totalFrames: 100, processedFrames: 30, retryCount: 0 },
    ...{ createdAt: NOW, startedAt: NOW, completedAt: null },
  };
  expect(await call('GET', `/api/v1/render/jobs/${jobId}`)).toEqual({
    status: 200,
    body: {
      ...{
        jobId,
        status: 'processing',
        progress: 30,
        currentPhase: 'composing_frames',
        estimatedTimeRemaining: 1,
      },
      metadata,
    },
  });
  await work.finish(Buffer.from('film'));
  const list = await call('GET', '/api/v1/render/jobs?userId=ann');
  expect(list.body).toMatchObject([
    {
      jobId,
      status: 'completed',
      progress: 100,
      outputUrl: filmUrl(own, jobId),
    },
  ]);
  expect((await call('GET', '/api/v1/render/jobs?userId=bob')).body).toEqual([]);
});

test('frames with equal layers become one cue, aliases are understood, quality is kept', async () => {
  await call('POST', '/api/v1/render/projects', PROJECT);
  await call('POST', '/api/v1/render/jobs', { projectId: 'p1', userId: 'ann' });
  const { request } = await lastJob(own);
  expect([request.settings, request.title, request.projectId]).toEqual([
    { preset: 'medium' },
    'Three layers',
    'video-renderer:p1',
  ]);
  expect(request.sources).toEqual({ 'image-1': 'https://media.example.com/a.png' });
  expect(request.scenario).toMatchObject({
    stage: { width: 640, height: 360, frameRate: 10, duration: 0.7 },
    cues: [
      {
        type: 'text',
        text: 'Hi',
        start: 0,
        end: 0.2,
        layer: 0,
        layout: { anchor: 'tl', x: 0.1, y: 0.1 },
        style: { color: '#ffffff', size: 0.1 },
      },
      {
        type: 'shape',
        shape: 'rect',
        start: 0.2,
        end: 0.7,
        fill: 'navy',
        opacity: 0.5,
        layout: { anchor: 'tl', x: 0, y: 0, width: 1, height: 1 },
      },
      {
        type: 'image',
        media: 'image-1',
        start: 0.2,
        end: 0.7,
        layer: 2001,
        layout: { x: 0.5, y: 0, width: 0.5, height: 0.5, rotate: 10 },
      },
    ],
  });
});

test('a cancelled job is failed with the reason, for the original has no word for it', async () => {
  await call('POST', '/api/v1/render/projects', PROJECT);
  await call('POST', '/api/v1/render/jobs', { projectId: 'p1', userId: 'ann' });
  const { id } = await lastJob(own);
  // with the headers that the client sends with every request
  const json = { 'content-type': 'application/json' };
  const deleted = await call('DELETE', `/api/v1/render/jobs/${id}`, undefined, json);
  expect(deleted).toEqual({ status: 204, body: null });
  expect(await call('GET', `/api/v1/render/jobs/${id}`)).toMatchObject({
    status: 200,
    body: { jobId: id, status: 'failed', error: 'cancelled' },
  });
});

test('what cannot be drawn, is wrong or is not there is refused in the framework’s error form', async () => {
  const withLayer = (layer: object) => ({ ...PROJECT, frames: [{ frameNumber: 0, layers: [layer] }] });
  const answers = [
    await call(
      'POST',
      '/api/v1/render/projects',
      withLayer({ type: 'video', src: 'https://a.example.com/b.mp4' }),
    ),
    await call('POST', '/api/v1/render/projects', {
      ...PROJECT,
      audioTracks: [{ source: 'https://a.example.com/b.mp3' }],
    }),
    await call('POST', '/api/v1/render/projects', { ...PROJECT, width: 641 }),
    await call('POST', '/api/v1/render/jobs', { projectId: 'none', userId: 'ann' }),
    await call('GET', '/api/v1/render/jobs/none'),
  ];
  expect(
    answers.map(({ status, body }) => [status, body['statusCode'], body['error'], body['code']]),
  ).toEqual([
    [501, 501, 'Not Implemented', 'scenario.unsupported'],
    [501, 501, 'Not Implemented', 'scenario.unsupported'],
    [422, 422, 'Unprocessable Entity', 'request.invalid'],
    [404, 404, 'Not Found', 'project.not_found'],
    [404, 404, 'Not Found', 'job.not_found'],
  ]);
});

test('a project may be kept before it has frames, and is rendered once it has', async () => {
  const empty = { ...PROJECT, projectId: 'later', frames: [] };
  const kept = await call('POST', '/api/v1/render/projects', empty);
  const early = await call('POST', '/api/v1/render/jobs', { projectId: 'later', userId: 'ann' });
  await call('POST', '/api/v1/render/projects', { ...empty, frames: PROJECT.frames });
  const then = await call('POST', '/api/v1/render/jobs', { projectId: 'later', userId: 'ann' });
  expect([kept.status, kept.body['frames'], kept.body['warnings']]).toEqual([201, [], []]);
  expect([early.status, early.body['message']]).toEqual([422, 'the project later has no frames yet']);
  expect(then.status).toBe(202);
});

test('health is asked for under the prefix by every path the original has, without a key', async () => {
  const answers = [];
  for (const path of ['/api/v1/health', '/api/v1/render/health', '/render/health', '/health'])
    answers.push(await (await fetch(`${own.server.address}/compat/video-renderer${path}`)).json());
  expect(answers).toEqual(Array.from({ length: 4 }, () => ({ status: 'ok', timestamp: NOW })));
});

test('another user sees neither a project nor its jobs', async () => {
  await call('POST', '/api/v1/render/projects', PROJECT);
  await call('POST', '/api/v1/render/jobs', { projectId: 'p1', userId: 'ann' });
  const { id } = await lastJob(own);
  const bob = adapterClient(own, own.addKey(['read', 'submit'], { owner: 'bob' }));
  const answers = [
    await bob('GET', `/api/v1/render/jobs/${id}`),
    await bob('DELETE', `/api/v1/render/jobs/${id}`),
    await bob('POST', '/api/v1/render/jobs', { projectId: 'p1', userId: 'bob' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});
