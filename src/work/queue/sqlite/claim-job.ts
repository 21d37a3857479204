import type { Job } from '../../../shared/job/job.ts';
import type { StoreContext } from './store-context.ts';
import { getJob, getRow } from './job-row.ts';
import { moveJob } from './move-job.ts';

/**
 * Reads a few rows for each owner that waits, however many jobs wait: `waiting` steps from owner to owner through the index
 * `job_waiting`, and `first` takes the first entry of each there whose back-off has passed. The indexes are named because SQLite would
 * read and sort all jobs that wait for each owner, as it thinks those of one state few.
 */
export const NEXT_IN_TURN = `
  WITH RECURSIVE
    waiting (owner) AS (
      SELECT (SELECT coalesce(owner, '') FROM job INDEXED BY job_waiting WHERE state = 'queued' ORDER BY coalesce(owner, '') LIMIT 1)
      UNION ALL
      SELECT (
        SELECT coalesce(job.owner, '') FROM job INDEXED BY job_waiting
        WHERE state = 'queued' AND coalesce(job.owner, '') > waiting.owner
        ORDER BY coalesce(job.owner, '') LIMIT 1
      )
      FROM waiting WHERE waiting.owner IS NOT NULL
    ),
    first (owner, id) AS MATERIALIZED (
      SELECT owner, (
        SELECT id FROM job INDEXED BY job_waiting
        WHERE state = 'queued' AND coalesce(job.owner, '') = waiting.owner
          AND NOT (waits_from_ms <= ?1 AND ?1 < waits_until_ms)
        ORDER BY priority DESC, id LIMIT 1
      )
      FROM waiting WHERE owner IS NOT NULL
    )
  SELECT id, owner FROM first
  WHERE id IS NOT NULL
  ORDER BY
    (SELECT count(*) FROM job INDEXED BY job_held WHERE runner IS NOT NULL AND coalesce(job.owner, '') = first.owner),
    coalesce((SELECT turn FROM owner_turn WHERE owner_turn.owner = first.owner), 0),
    id
  LIMIT 1`;

/** See JobRuns.claim. */
export function claimJob(context: StoreContext, runnerId: string): Job | null {
  const { database, now } = context;
  const nowMs = now();
  const next = database.get<{ id: string; owner: string }>(NEXT_IN_TURN, nowMs);
  if (!next) return null;
  database.run(
    `INSERT INTO owner_turn SELECT ?, coalesce(max(turn), 0) + 1 FROM owner_turn WHERE true
     ON CONFLICT (owner) DO UPDATE SET turn = excluded.turn`,
    next.owner,
  );
  const row = getRow(database, next.id);
  moveJob(context, row, 'running', {
    runner: runnerId,
    attempt: row.failures + 1,
    failure: null,
    started_at_ms: row.started_at_ms ?? nowMs,
  });
  return getJob(database, row.id);
}
