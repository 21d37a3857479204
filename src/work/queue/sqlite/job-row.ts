import type {
  Job,
  JobFailure,
  JobKind,
  JobProgress,
  JobResult,
  JobState,
  KeptRequest,
} from '../../../shared/job/job.ts';
import type { Database } from '../../database/database.ts';
import { keptJson } from '../../database/kept-json.ts';
import { jobNotFound } from '../rules/job-errors.ts';

export type JobRow = {
  readonly id: string;
  readonly state: JobState;
  readonly priority: number;
  readonly request: string;
  readonly progress: string;
  readonly attempt: number;
  readonly failures: number;
  readonly runner: string | null;
  readonly paused_because: Job['pausedBecause'];
  readonly failure: string | null;
  readonly result: string | null;
  readonly is_rendered: number;
  readonly recoveries: number;
  readonly worker_limit: number | null;
  readonly created_at_ms: number;
  readonly started_at_ms: number | null;
  readonly finished_at_ms: number | null;
};

export const JOB_COLUMNS = `id, state, priority, request, progress, attempt, failures, runner, paused_because, failure,
  result, is_rendered, recoveries, worker_limit, created_at_ms, started_at_ms, finished_at_ms`;

export function findRow(database: Database, jobId: string): JobRow | undefined {
  return database.get<JobRow>(`SELECT ${JOB_COLUMNS} FROM job WHERE id = ?`, jobId);
}

/** Throws `job.not_found`. */
export function getRow(database: Database, jobId: string): JobRow {
  const row = findRow(database, jobId);
  if (!row) throw jobNotFound(jobId);
  return row;
}

export function findJob(database: Database, jobId: string): Job | null {
  const row = findRow(database, jobId);
  return row ? jobOf(row) : null;
}

/** Throws `job.not_found`. */
export function getJob(database: Database, jobId: string): Job {
  return jobOf(getRow(database, jobId));
}

export function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    state: row.state,
    progress: keptProgress(row),
    request: { ...keptRequest(row), priority: row.priority },
    attempt: row.attempt,
    pausedBecause: row.paused_because,
    failure: row.failure === null ? null : keptJson<JobFailure>(row.failure, `the failure of job ${row.id}`),
    result: row.result === null ? null : keptJson<JobResult>(row.result, `the result of job ${row.id}`),
    isRendered: row.is_rendered === 1,
    ...(row.worker_limit !== null && { workerLimit: row.worker_limit }),
    createdAtMs: row.created_at_ms,
    startedAtMs: row.started_at_ms,
    finishedAtMs: row.finished_at_ms,
  };
}

/** Jobs from before there were kinds are renders. */
function keptRequest({ id, request }: Pick<JobRow, 'id' | 'request'>): KeptRequest {
  return { kind: 'render', ...keptJson<Omit<KeptRequest, 'kind'>>(request, `the request of job ${id}`) };
}

export function keptProgress({ id, progress }: Pick<JobRow, 'id' | 'progress'>): JobProgress {
  return keptJson(progress, `the progress of job ${id}`);
}

export function kindOf(row: Pick<JobRow, 'id' | 'request'>): JobKind {
  return keptRequest(row).kind;
}

/** Throws `job.not_found`. */
export function scenarioText(database: Database, jobId: string): string {
  const row = database.get<{ scenario: string }>('SELECT scenario FROM job_scenario WHERE job_id = ?', jobId);
  if (!row) throw jobNotFound(jobId);
  return row.scenario;
}
