import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CallbackEvent } from '../../work/callbacks/callback-feed.ts';
import type { Job } from '../../shared/job/job.ts';
import { renderRequest } from '../../shared/job/kinds/render-kind.ts';
import { createCallbackShapes } from './callback-shapes.ts';
import { askedAt } from './origin.ts';
import type { SystemName } from './system-name.ts';

const AT_MS = Date.UTC(2026, 0, 2, 3, 4, 5);

function jobOf(system: SystemName | null, more: Partial<Job> = {}): Job {
  return {
    ...{ id: 'job_1', state: 'running', attempt: 1, pausedBecause: null, failure: null, result: null },
    ...{ isRendered: false, createdAtMs: AT_MS, startedAtMs: AT_MS, finishedAtMs: null },
    progress: { phase: 'rendering', percent: 41.6, frames: 5, totalFrames: 12, fps: 3, etaSeconds: 1.5 },
    request: {
      ...{
        baseDir: '/data',
        sources: {},
        settings: {},
        format: 'mp4',
        output: '/data/film.mp4',
        title: null,
      },
      ...{ owner: 'ann', projectId: system ? `${system}:a1` : null, callbackUrl: 'https://a.example.com/' },
      ...{ priority: 5, kind: 'render' },
      ...(system && { origin: { system } }),
    },
    ...more,
  };
}
const shapeOf = createCallbackShapes({
  ...{ filmSecret: 'films', publicUrl: 'https://films.example.org/cueframe', now: () => AT_MS },
});
/** As anybody would sign it; the day is the eighth after the one that starts at AT_MS. */
const SIGNED = `/api/v1/films/job_1?expires=${Date.UTC(2026, 0, 10) / 1000}`;
const FILM_URL = `${SIGNED}&signature=${createHmac('sha256', 'films').update(SIGNED).digest('hex')}`;
const URL_THERE = `https://films.example.org/cueframe${FILM_URL}`;
/** `system`: whose job it is; null: one of the native API. */
const tell = (system: SystemName | null, event: CallbackEvent, more: Partial<Job> = {}) =>
  shapeOf(jobOf(system, more)).body('d1', event, jobOf(system, more), AT_MS);
const RESULT = {
  ...{
    output: '/data/film.mp4',
    sizeBytes: 9,
    sha256: 'aa',
    frames: 12,
    durationSeconds: 4,
    elapsedSeconds: 3,
  },
  ...{ segmentsRendered: 1, segmentsCached: 0 },
};

test('ECG is told progress, end and failure under the name it gave', () => {
  const base = { job_id: 'a1', timestamp: '2026-01-02T03:04:05.000Z' };
  expect(tell('ecg', 'progress')).toEqual({
    ...{ ...base, status: 'processing', progress: 42, message: 'Rendering', estimated_time_remaining: 2 },
    ...{ frames_processed: 5, frames_dropped: 0, drop_rate: 0 },
  });
  expect(tell('ecg', 'done', { state: 'done', result: RESULT })).toEqual({
    ...{ ...base, status: 'completed', progress: 100, download_url: URL_THERE },
    ...{ file_size: 9, duration: 4, average_fps: 4 },
  });
  const failure = { code: 'media.unreadable', message: 'broken', details: {} } as const;
  expect(tell('ecg', 'failed', { state: 'failed', failure })).toEqual({
    ...{ ...base, status: 'failed', error_message: 'broken', error_code: 'INVALID_VIDEO_FORMAT' },
    details: { code: 'media.unreadable' },
  });
  expect(tell('ecg', 'cancelled', { state: 'cancelled' })).toEqual({
    ...{ ...base, status: 'cancelled', error_message: 'cancelled', error_code: 'CANCELLED', details: {} },
  });
});

test('each other system is told in its own form', () => {
  const done = { state: 'done', result: RESULT } as const;
  const url = URL_THERE;
  expect(tell('video-renderer', 'done', done)).toMatchObject({
    jobId: 'job_1',
    status: 'completed',
    outputUrl: url,
  });
  expect(tell('reel-ballers', 'done', done)).toEqual({
    ...{ type: 'complete', job_id: 'job_1', status: 'complete', progress: 100, output_url: url },
  });
  expect(tell('supoclip', 'progress')).toEqual({
    ...{ task_id: 'a1', clip_id: 'job_1', status: 'processing', progress: 42, message: 'Rendering' },
  });
  expect(tell('thakii', 'done', done)).toMatchObject({
    video_id: 'job_1',
    status: 'completed',
    download_url: url,
  });
});

test('without a public address films are at the one the job was asked for at', () => {
  const shapes = createCallbackShapes({ filmSecret: 'films', now: () => AT_MS });
  const job = jobOf('ecg', { state: 'done', result: RESULT });
  const wanted = renderRequest({ ...job.request, scenario: null });
  const asked = askedAt({ request: wanted }, 'http://127.0.0.1:4727');
  const urlOf = (of: Pick<Job, 'request'>) =>
    (shapes(of).body('d1', 'done', job, AT_MS) as { download_url: string }).download_url;
  expect([urlOf(asked), urlOf(job)]).toEqual([`http://127.0.0.1:4727${FILM_URL}`, FILM_URL]);
});

test('a native job is told without its scenario and without paths of the server', () => {
  const told = tell(null, 'done', { state: 'done', result: RESULT });
  expect(told).toMatchObject({ id: 'd1', event: 'done', job: { id: 'job_1', state: 'done' } });
  expect(JSON.stringify(told)).not.toMatch(/\/data|cueframe":/);
});
