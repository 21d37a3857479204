import type { StudioError } from '../../../shared/errors.ts';
import type { Job, JobFailure, JobProgress, JobResult } from '../../../shared/job/job.ts';
import { finishedProgress, notBegun } from '../kinds/kind-progress.ts';
import { jobStale } from '../rules/job-errors.ts';
import { crashedTooOften, MOST_RECOVERIES, shownProgress, workerLimitAfter } from '../rules/run-rules.ts';
import type { StoreContext } from './store-context.ts';
import { findRow, getRow, JOB_COLUMNS, keptProgress, kindOf, type JobRow } from './job-row.ts';
import { moveJob, updateJob } from './move-job.ts';
import { dropLeases } from './lease-segments.ts';

export function writeProgress(
  context: StoreContext,
  jobId: string,
  runnerId: string,
  progress: JobProgress,
): void {
  const row = ownRow(context, jobId, runnerId, ['running']);
  const shown = shownProgress(keptProgress(row), progress);
  updateJob(context, jobId, { progress: JSON.stringify(shown) });
  context.log.tell(jobId, { type: 'progress', progress: shown });
}

/** Also for a job that was paused when its film was there already: nothing is left to be paused. */
export function finishJob(context: StoreContext, jobId: string, runnerId: string, result: JobResult): void {
  const row = ownRow(context, jobId, runnerId, ['running', 'paused']);
  moveJob(context, row, 'done', {
    progress: finishedProgress(kindOf(row), result),
    result: JSON.stringify(result),
    is_rendered: 1,
    runner: null,
  });
  dropLeases(context, jobId);
}

export function markRendered(
  context: StoreContext,
  jobId: string,
  runnerId: string,
  result: JobResult,
): void {
  ownRow(context, jobId, runnerId, ['running', 'paused']);
  updateJob(context, jobId, { result: JSON.stringify(result), is_rendered: 1 });
}

export function failJob(
  context: StoreContext,
  jobId: string,
  runnerId: string,
  error: StudioError,
  retryAfterMs: number | null,
): void {
  const row = ownRow(context, jobId, runnerId, ['running']);
  const { code, message, details } = error;
  const failure: JobFailure = { code, message, details };
  const limit = workerLimitAfter(error) ?? row.worker_limit;
  const changes = {
    ...{ failure: JSON.stringify(failure), failures: row.failures + 1, runner: null, recoveries: 0 },
    worker_limit: limit,
  };
  if (retryAfterMs === null) moveJob(context, row, 'failed', changes);
  else {
    const nowMs = context.now();
    moveJob(context, row, 'queued', {
      ...changes,
      progress: notBegun(kindOf(row)),
      waits_from_ms: nowMs,
      waits_until_ms: nowMs + retryAfterMs,
    });
    context.log.tell(jobId, { type: 'retry', code, message, delayMs: retryAfterMs });
  }
  dropLeases(context, jobId);
}

/** A job that was paused, cancelled or given to another meanwhile is not moved: that has been written down. */
export function yieldJob(
  context: StoreContext,
  jobId: string,
  runnerId: string,
  to: 'queued' | 'paused',
  because: Job['pausedBecause'],
): void {
  const row = findRow(context.database, jobId);
  if (row?.runner !== runnerId) return;
  if (row.state !== 'running') updateJob(context, jobId, { runner: null });
  else moveJob(context, row, to, { runner: null, ...(to === 'paused' ? { paused_because: because } : {}) });
  dropLeases(context, jobId);
}

export function wantedOf(
  { database }: StoreContext,
  jobId: string,
  runnerId: string,
): 'run' | 'pause' | 'cancel' | 'gone' {
  const row = findRow(database, jobId);
  if (row?.state === 'cancelled') return 'cancel';
  if (row?.state === 'paused') return 'pause';
  return row?.state === 'running' && row.runner === runnerId ? 'run' : 'gone';
}

/** See JobRuns.recover. */
export function recoverJobs(context: StoreContext, runnerId: string): readonly string[] {
  const rows = context.database.all<JobRow>(
    `SELECT ${JOB_COLUMNS} FROM job WHERE runner IS NOT NULL AND runner <> ? ORDER BY id`,
    runnerId,
  );
  const running = rows.filter(({ state }) => state === 'running');
  const hopeless = new Set(running.filter(({ recoveries }) => recoveries >= MOST_RECOVERIES));
  for (const row of rows) {
    if (hopeless.has(row)) {
      failJob(context, row.id, row.runner ?? '', crashedTooOften(), null);
      continue;
    }
    yieldJob(context, row.id, row.runner ?? '', 'queued', null);
    if (row.state === 'running') updateJob(context, row.id, { recoveries: row.recoveries + 1 });
  }
  return running.filter((row) => !hopeless.has(row)).map(({ id }) => id);
}

function ownRow(
  { database }: StoreContext,
  jobId: string,
  runnerId: string,
  states: readonly string[],
): JobRow {
  const row = getRow(database, jobId);
  if (row.runner !== runnerId || !states.includes(row.state)) throw jobStale(jobId, runnerId);
  return row;
}
