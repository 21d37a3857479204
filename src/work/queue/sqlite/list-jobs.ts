import { JOB_STATES, type JobState } from '../../../shared/job/job.ts';
import type { Database, SqlValue } from '../../database/database.ts';
import type { JobFilter, JobPage } from '../ports/job-intake.ts';
import { checkPage } from '../rules/intake-rules.ts';
import { JOB_COLUMNS, jobOf, type JobRow } from './job-row.ts';

/** Newest first. Throws `request.invalid` for a limit outside of 1-500. */
export function listJobs(
  database: Database,
  { owner, projectId, projectIdStart: start, states, beforeId, limit }: JobFilter,
): JobPage {
  checkPage(limit);
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const where = (condition: string, ...of: SqlValue[]) => {
    conditions.push(condition);
    values.push(...of);
  };
  if (owner !== undefined) where('owner = ?', owner);
  if (projectId !== undefined) where('project_id = ?', projectId);
  if (start !== undefined) where('substr(project_id, 1, ?) = ?', [...start].length, start);
  if (states !== undefined) where(`state IN (${states.map(() => '?').join(', ')})`, ...states);
  if (beforeId !== undefined) where('id < ?', beforeId);
  const rows = database.all<JobRow>(
    `SELECT ${JOB_COLUMNS} FROM job ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
     ORDER BY id DESC LIMIT ?`,
    ...values,
    limit + 1, // one more says whether there is a next page
  );
  const jobs = rows.slice(0, limit).map(jobOf);
  return { jobs, nextBeforeId: rows.length > limit ? (jobs.at(-1)?.id ?? null) : null };
}

export function countByState(
  database: Database,
  owner: string | undefined,
): Readonly<Record<JobState, number>> {
  const [where, ...values] = owner === undefined ? [''] : ['WHERE owner = ?', owner];
  const rows = database.all<{ state: JobState; jobs: number }>(
    `SELECT state, count(*) AS jobs FROM job ${where} GROUP BY state`,
    ...values,
  );
  const counts = new Map(rows.map(({ state, jobs }) => [state, jobs]));
  return Object.fromEntries(JOB_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<
    JobState,
    number
  >;
}
