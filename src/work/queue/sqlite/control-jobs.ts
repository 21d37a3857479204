import { isTerminal } from '../../../shared/job/job-transitions.ts';
import { JOB_STATES, type Job, type JobState } from '../../../shared/job/job.ts';
import { notBegun } from '../kinds/kind-progress.ts';
import { checkedPriority } from '../rules/intake-rules.ts';
import { jobCannotBe } from '../rules/job-errors.ts';
import type { StoreContext } from './store-context.ts';
import { getJob, getRow, kindOf } from './job-row.ts';
import { moveJob, updateJob } from './move-job.ts';
import { dropLeases } from './lease-segments.ts';

/** At once, whoever works on it: results that come after this do not count. */
export function cancelJob(context: StoreContext, jobId: string): Job {
  moveJob(context, getRow(context.database, jobId), 'cancelled', { runner: null });
  dropLeases(context, jobId);
  return getJob(context.database, jobId);
}

/** At once; a runner keeps it until it has wound down, and segments that finish meanwhile count. */
export function pauseJob(context: StoreContext, jobId: string): Job {
  moveJob(context, getRow(context.database, jobId), 'paused', { paused_because: 'asked' });
  return getJob(context.database, jobId);
}

export function resumeJob(context: StoreContext, jobId: string): Job {
  const row = getRow(context.database, jobId);
  if (row.state !== 'paused') throw jobCannotBe('resumed', jobId, row.state);
  moveJob(context, row, 'queued', { runner: null });
  dropLeases(context, jobId);
  return getJob(context.database, jobId);
}

/** With a fresh count of attempts and recoveries, and as many workers as were asked for; a film that is rendered stays so. */
export function retryJob(context: StoreContext, jobId: string): Job {
  const row = getRow(context.database, jobId);
  if (!isTerminal(row.state)) throw jobCannotBe('retried', jobId, row.state);
  moveJob(context, row, 'queued', {
    progress: notBegun(kindOf(row)),
    attempt: 0,
    failures: 0,
    recoveries: 0,
    worker_limit: null,
    waits_until_ms: 0,
    started_at_ms: null,
  });
  return getJob(context.database, jobId);
}

/** Throws `request.invalid` outside of 1-10, `job.transition` for a job that has ended. */
export function changePriority(context: StoreContext, jobId: string, priority: number): Job {
  const row = getRow(context.database, jobId);
  if (isTerminal(row.state)) throw jobCannotBe('given another priority', jobId, row.state);
  updateJob(context, jobId, { priority: checkedPriority(priority) });
  return getJob(context.database, jobId);
}

export function removeJob({ database }: StoreContext, jobId: string): void {
  const { state } = getRow(database, jobId);
  if (!isTerminal(state)) throw jobCannotBe('removed', jobId, state);
  database.run('DELETE FROM job WHERE id = ?', jobId);
}

/** See JobControl.prune. What belongs to a job goes with it: ON DELETE CASCADE. */
export function pruneJobs(
  { database }: StoreContext,
  finishedBeforeMs: number,
  states: readonly JobState[] = JOB_STATES,
): readonly string[] {
  const ended = states.filter(isTerminal);
  const chosen = `state IN (${ended.map(() => '?').join(', ')}) AND finished_at_ms < ?`;
  const rows = database.all<{ id: string }>(
    `SELECT id FROM job WHERE ${chosen} ORDER BY id`,
    ...ended,
    finishedBeforeMs,
  );
  database.run(`DELETE FROM job WHERE ${chosen}`, ...ended, finishedBeforeMs);
  return rows.map(({ id }) => id);
}
