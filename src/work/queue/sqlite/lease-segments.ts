import { StudioError } from '../../../shared/errors.ts';
import { sha256Hex } from '../../../base/digest/sha256-hex.ts';
import type { SegmentToken } from '../../../shared/job/segment-token.ts';
import { createSecret, isSecret } from '../segment-secret.ts';
import { jobNotFound, type StoreContext } from './store-context.ts';
import { getRow } from './job-row.ts';
import { updateJob } from './move-job.ts';
import { findSegment, segmentOf, segmentRows, type SegmentRow } from './segment-row.ts';

export function leaseSegment(
  context: StoreContext,
  jobId: string,
  index: number,
  worker: string,
): SegmentToken {
  const { database } = context;
  getRow(database, jobId);
  const row = findSegment(database, jobId, index);
  if (!row || row.state === 'committed')
    throw new StudioError(
      'lease.stale',
      `segment ${index} of job ${jobId} is ${row ? 'finished' : 'not planned'}`,
      {
        details: { jobId, index },
      },
    );
  const token = { attempt: row.attempt + 1, secret: createSecret() };
  const secret_sha256 = sha256Hex(token.secret);
  change(context, row, { state: 'leased', attempt: token.attempt, secret_sha256, worker });
  return token;
}

/** An old token changes nothing. */
export function releaseSegment(
  context: StoreContext,
  jobId: string,
  index: number,
  token: SegmentToken,
  failure: string | null,
): void {
  const row = findSegment(context.database, jobId, index);
  if (row?.state !== 'leased' || !holds(row, token)) return;
  change(context, row, { state: 'planned', secret_sha256: null, failure: failure ?? row.failure });
}

/** See JobStore.commit. */
export function commitSegment(
  context: StoreContext,
  jobId: string,
  index: number,
  token: SegmentToken,
  { sha256, how }: { readonly sha256: string; readonly how: 'render' | 'cache' },
): 'committed' | 'same' | 'stale' {
  const row = findSegment(context.database, jobId, index);
  if (!row || !holds(row, token)) return 'stale';
  if (row.state === 'committed') return row.sha256 === sha256 ? 'same' : 'stale';
  if (row.state !== 'leased') return 'stale';
  change(context, row, { state: 'committed', sha256, how });
  updateJob(context, jobId, { recoveries: 0 }); // it gets on, however often the program ends
  return 'committed';
}

/** The work on a job stopped: results that still come do not count. */
export function dropLeases(context: StoreContext, jobId: string): void {
  for (const row of segmentRows(context.database, jobId))
    if (row.state === 'leased') change(context, row, { state: 'planned', secret_sha256: null });
}

function holds(row: SegmentRow, { attempt, secret }: SegmentToken): boolean {
  return row.attempt === attempt && row.secret_sha256 !== null && isSecret(secret, row.secret_sha256);
}

function change({ database, log }: StoreContext, row: SegmentRow, changes: Partial<SegmentRow>): void {
  const changed = { ...row, ...changes };
  const written = database.run(
    `UPDATE job_segment
     SET state = ?, attempt = ?, secret_sha256 = ?, worker = ?, how = ?, failure = ?, sha256 = ?
     WHERE job_id = ? AND number = ?`,
    ...[changed.state, changed.attempt, changed.secret_sha256, changed.worker, changed.how],
    ...[changed.failure, changed.sha256, row.job_id, row.number],
  );
  if (written !== 1) throw jobNotFound(row.job_id);
  log.tell(row.job_id, { type: 'segment', segment: segmentOf(changed) });
}
