import type { Page } from 'playwright';
import type { StudioInfo } from '../../../src/shared/contract/studio.ts';
import type { Job, JobProgress, JobSegment } from '../../../src/shared/job/job.ts';
import { jobOf } from '../../web/fake-studio.ts';

/** Some day of 2026: a screenshot must not change by the day it is made. */
const DAY_MS = Date.UTC(2026, 4, 12, 14, 2);

const progress = (phase: JobProgress['phase'], percent: number, etaSeconds: number | null): JobProgress => ({
  ...{ phase, percent, etaSeconds, totalFrames: 1800 },
  frames: percent * 18,
  fps: etaSeconds === null ? 0 : 214,
});

const segment = (index: number, part: Partial<JobSegment>): JobSegment => ({
  ...{ index, startFrame: index * 450, endFrame: index * 450 + 450, fingerprint: `f${index}` },
  ...{ state: 'planned', attempt: 1, worker: null, how: null, failure: null },
  ...part,
});

const SEGMENTS: readonly JobSegment[] = [
  segment(0, { state: 'committed', how: 'cache' }),
  segment(1, { state: 'committed', how: 'render', worker: 'local-1' }),
  segment(2, { state: 'leased', worker: 'local-2' }),
  segment(3, { state: 'leased', worker: 'local-1' }),
  segment(4, { attempt: 0 }),
];

/** The second is drawn a second time. */
const WORKING: JobProgress['working'] = [
  { index: 2, doing: 'encoding', frames: 402, attempt: 1 },
  { index: 3, doing: 'drawing', frames: 118, attempt: 2 },
];

/** Of the job that failed. */
const FAILED_SEGMENTS: readonly JobSegment[] = [
  segment(0, { state: 'committed', how: 'render', worker: 'local-1' }),
  segment(1, { worker: 'local-2', failure: 'ffmpeg.failed: ffmpeg failed with exit code 1' }),
  segment(2, { attempt: 0 }),
];

const titled = (id: string, title: string, part: Partial<Job>): Job => {
  const job = jobOf(id, part);
  return { ...job, request: { ...job.request, title } };
};

/** A job in every state. */
const JOBS: readonly Job[] = [
  titled('j1', 'Harbour at dawn', {
    state: 'running',
    progress: { ...progress('rendering', 42, 72), working: WORKING },
  }),
  titled('j2', 'Interview, second part', { state: 'queued' }),
  titled('j3', 'مقابلة مع البحّارة', {
    ...{ state: 'paused', pausedBecause: 'disk.full', progress: progress('rendering', 61, null) },
  }),
  titled('j4', 'Trailer', {
    ...{ state: 'failed', progress: progress('rendering', 12, null) },
    failure: {
      ...{ code: 'ffmpeg.failed', message: 'ffmpeg failed with exit code 1' },
      details: { exitCode: 1, stderr: 'moov atom not found' },
    },
  }),
  titled('j5', 'Short for phones', { state: 'cancelled' }),
  titled('j6', 'Demo', {
    ...{ state: 'done', progress: progress('done', 100, null) },
    result: {
      ...{ output: '/films/demo.mp4', sizeBytes: 38_000_000, sha256: 'ab'.repeat(32) },
      ...{ frames: 1800, durationSeconds: 60, elapsedSeconds: 12.4, segmentsRendered: 2, segmentsCached: 2 },
    },
  }),
];

const KNOWN: Pick<StudioInfo, 'recent' | 'recoverable'> = {
  recent: [
    { path: '/films/harbour/harbour.scenario.json', title: 'Harbour at dawn', openedAtMs: DAY_MS },
    { path: '/films/sailors.scenario.json', title: 'مقابلة مع البحّارة', openedAtMs: DAY_MS - 9e7 },
  ],
  recoverable: [
    {
      projectId: 'p1',
      title: 'Interview',
      path: '/films/interview.scenario.json',
      changedAtMs: DAY_MS,
      isOpen: false,
    },
  ],
};

const NO_PROJECT = {
  ok: false,
  error: {
    ...{ code: 'scenario.not_found', message: '/films/harbour/harbour.scenario.json was not found' },
    details: {},
  },
};

/** The window is told of jobs in every state, of recent projects (which are gone) and of one to recover; all else is the real engine's. */
export async function tellOfPast(page: Page): Promise<void> {
  const answer = (method: string, value: (own: unknown) => unknown) =>
    page.route(`**/studio/call/${method}`, async (route) => {
      const own = (await (await route.fetch()).json()) as { readonly value?: unknown };
      await route.fulfill({ json: { ok: true, value: value(own.value) } });
    });
  await answer('describe', (own) => ({ ...(own as StudioInfo), ...KNOWN }));
  await answer('jobs', (own) => ({ ...(own as object), jobs: JOBS }));
  await page.route('**/studio/call/jobSegments', async (route) => {
    const { jobId } = route.request().postDataJSON() as { readonly jobId: string };
    await route.fulfill({ json: { ok: true, value: jobId === 'j4' ? FAILED_SEGMENTS : SEGMENTS } });
  });
  await page.route('**/studio/call/openProject', (route) => route.fulfill({ json: NO_PROJECT }));
}
