import { checkTransition, isTerminal } from '../../../shared/job/job-transitions.ts';
import type { JobProgress, JobState } from '../../../shared/job/job.ts';
import type { SqlValue } from '../../database/database.ts';
import { progressIn } from '../rules/run-rules.ts';
import type { StoreContext } from './store-context.ts';
import { keptProgress, type JobRow } from './job-row.ts';

type Changes = {
  readonly progress?: JobProgress;
  readonly attempt?: number;
  readonly failures?: number;
  readonly runner?: string | null;
  readonly paused_because?: string | null;
  readonly failure?: string | null;
  readonly result?: string | null;
  readonly is_rendered?: 0 | 1;
  readonly recoveries?: number;
  readonly worker_limit?: number | null;
  readonly waits_from_ms?: number;
  readonly waits_until_ms?: number;
  readonly started_at_ms?: number | null;
};

/** Takes a job to its next state, with what changes along and the event of it. Throws `job.transition`. */
export function moveJob(context: StoreContext, row: JobRow, to: JobState, changes: Changes = {}): void {
  checkTransition(row.id, row.state, to);
  const { progress = progressIn(to, keptProgress(row)), ...others } = changes;
  updateJob(context, row.id, {
    state: to,
    progress: JSON.stringify(progress),
    finished_at_ms: isTerminal(to) ? context.now() : null,
    ...(to === 'paused' ? {} : { paused_because: null }),
    ...others,
  });
  context.log.tell(row.id, { type: 'state', from: row.state, to });
  if (isTerminal(to)) context.log.dropProgress(row.id);
}

/** Keys are names of columns. */
export function updateJob(
  { database }: StoreContext,
  jobId: string,
  changes: Readonly<Record<string, SqlValue>>,
): void {
  const assignments = Object.keys(changes).map((column) => `${column} = ?`);
  database.run(`UPDATE job SET ${assignments.join(', ')} WHERE id = ?`, ...Object.values(changes), jobId);
}
