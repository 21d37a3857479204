import type { Job, JobSegment } from '../../shared/job/job.ts';
import { formatDuration } from './progress-bar.ts';
import { withoutSecrets } from '../../work/storage/without-secrets.ts';
import { textTable } from './text-table.ts';

function jobTitle({ request }: Job): string {
  return request.title ?? '';
}

/** One word, or two: why a paused job waits. */
function stateText({ state, pausedBecause }: Job): string {
  return state === 'paused' && pausedBecause !== 'asked' ? `paused (${pausedBecause})` : state;
}

/** `cueframe jobs list`: newest first. */
export function jobsText(jobs: readonly Job[]): string {
  if (jobs.length === 0) return 'no jobs';
  const rows = jobs.map((job) => [
    job.id,
    stateText(job),
    `${Math.floor(job.progress.percent)}%`,
    job.progress.etaSeconds === null || job.state !== 'running'
      ? ''
      : formatDuration(job.progress.etaSeconds),
    withoutSecrets(jobTitle(job) || (job.result?.output ?? job.request.output ?? '')),
  ]);
  return textTable([['ID', 'STATE', 'DONE', 'ETA', 'WHAT'], ...rows]);
}

/** `cueframe jobs show`. */
export function jobText(job: Job, segments: readonly JobSegment[]): string {
  const { progress, request, failure, result } = job;
  const committed = segments.filter(({ state }) => state === 'committed').length;
  const rows: (readonly [string, string])[] = [
    ['job', job.id],
    ['state', stateText(job)],
    ['title', jobTitle(job)],
    ['output', result?.output ?? request.output ?? ''],
    [
      'progress',
      `${progress.percent}% ${progress.phase}, ${progress.frames} of ${progress.totalFrames} frames`,
    ],
    ['segments', segments.length === 0 ? '' : `${committed} of ${segments.length} done`],
    ['attempt', String(job.attempt)],
    ['created', new Date(job.createdAtMs).toISOString()],
    ['failure', failure ? `${failure.code}: ${failure.message}` : ''],
    ['film', result ? `${result.frames} frames, ${result.sizeBytes} bytes, sha256 ${result.sha256}` : ''],
  ];
  return textTable(
    rows.filter(([, value]) => value !== '').map(([name, value]) => [name, withoutSecrets(value)]),
  );
}
