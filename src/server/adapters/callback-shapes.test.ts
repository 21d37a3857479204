import { expect, test } from 'vitest';
import type { CallbackEvent } from '../../work/callbacks/callback-feed.ts';
import type { Job } from '../../shared/job/job.ts';
import { callbackShapeOf } from './callback-shapes.ts';
import { withOrigin } from './origin.ts';
import type { SystemName } from './system-name.ts';

const AT_MS = Date.UTC(2026, 0, 2, 3, 4, 5);

function jobOf(system: SystemName | null, more: Partial<Job> = {}): Job {
  const scenario = { cueframe: 1 };
  return {
    ...{ id: 'job_1', state: 'running', attempt: 1, pausedBecause: null, failure: null, result: null },
    ...{ isRendered: false, createdAtMs: AT_MS, startedAtMs: AT_MS, finishedAtMs: null },
    progress: { phase: 'rendering', percent: 41.6, frames: 5, totalFrames: 12, fps: 3, etaSeconds: 2 },
    request: {
      scenario: system ? withOrigin(scenario, { system, warnings: [] }) : scenario,
      ...{
        baseDir: '/data',
        sources: {},
        settings: {},
        format: 'mp4',
        output: '/data/film.mp4',
        title: null,
      },
      ...{ owner: 'ann', projectId: system ? `${system}:a1` : null, callbackUrl: 'https://a.example.com/' },
      priority: 5,
    },
    ...more,
  };
}
const tell = (event: CallbackEvent, job: Job) => callbackShapeOf(job).body('d1', event, job, AT_MS);
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
  expect(tell('progress', jobOf('ecg'))).toEqual({
    ...{ ...base, status: 'processing', progress: 42, message: 'Rendering', estimated_time_remaining: 2 },
    ...{ frames_processed: 5, frames_dropped: 0, drop_rate: 0 },
  });
  expect(tell('done', jobOf('ecg', { state: 'done', result: RESULT }))).toEqual({
    ...{ ...base, status: 'completed', progress: 100, download_url: '/api/v1/jobs/job_1/output' },
    ...{ file_size: 9, duration: 4, average_fps: 4 },
  });
  const failure = { code: 'media.unreadable', message: 'broken', details: {} } as const;
  expect(tell('failed', jobOf('ecg', { state: 'failed', failure }))).toEqual({
    ...{ ...base, status: 'failed', error_message: 'broken', error_code: 'INVALID_VIDEO_FORMAT' },
    details: { code: 'media.unreadable' },
  });
  expect(tell('cancelled', jobOf('ecg', { state: 'cancelled' }))).toEqual({
    ...{ ...base, status: 'cancelled', error_message: 'cancelled', error_code: 'CANCELLED', details: {} },
  });
});

test('each other system is told in its own form', () => {
  const done = { state: 'done', result: RESULT } as const;
  const url = '/api/v1/jobs/job_1/output';
  expect(tell('done', jobOf('video-renderer', done))).toMatchObject({
    jobId: 'job_1',
    status: 'completed',
    outputUrl: url,
  });
  expect(tell('done', jobOf('reel-ballers', done))).toEqual({
    ...{ type: 'complete', job_id: 'job_1', status: 'complete', progress: 100, output_url: url },
  });
  expect(tell('progress', jobOf('supoclip'))).toEqual({
    ...{ task_id: 'a1', clip_id: 'job_1', status: 'processing', progress: 42, message: 'Rendering' },
  });
  expect(tell('done', jobOf('thakii', done))).toMatchObject({
    video_id: 'job_1',
    status: 'completed',
    download_url: url,
  });
});

test('a native job is told without its scenario and without paths of the server', () => {
  const told = tell('done', jobOf(null, { state: 'done', result: RESULT }));
  expect(told).toMatchObject({ id: 'd1', event: 'done', job: { id: 'job_1', state: 'done' } });
  expect(JSON.stringify(told)).not.toMatch(/\/data|cueframe":/);
});
