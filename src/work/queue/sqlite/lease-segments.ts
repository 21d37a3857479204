import { sha256Hex } from '../../../base/digest/sha256-hex.ts';
import type { SegmentToken } from '../../../shared/job/segment-token.ts';
import type { ExpiredLease } from '../ports/segment-board.ts';
import { jobNotFound, segmentNotPlanned } from '../rules/job-errors.ts';
import { silentWorker } from '../rules/run-rules.ts';
import { createSecret, isSecret } from '../rules/segment-secret.ts';
import type { StoreContext } from './store-context.ts';
import { getRow } from './job-row.ts';
import { updateJob } from './move-job.ts';
import { findSegment, segmentOf, segmentRows, type SegmentRow } from './segment-row.ts';

/** What becomes of a segment that nobody works on any more. */
const NOBODYS = { state: 'planned', secret_sha256: null, lease_until_ms: null } as const;

export function leaseSegment(
  context: StoreContext,
  jobId: string,
  index: number,
  worker: string,
  leaseMs?: number,
): SegmentToken | null {
  const { database } = context;
  getRow(database, jobId);
  const row = findSegment(database, jobId, index);
  if (!row) throw segmentNotPlanned(jobId, index);
  if (row.state === 'committed') return null;
  const token = { attempt: row.attempt + 1, secret: createSecret() };
  const secret_sha256 = sha256Hex(token.secret);
  const lease_until_ms = leaseMs === undefined ? null : untilMs(context, leaseMs);
  change(context, row, { state: 'leased', attempt: token.attempt, secret_sha256, worker, lease_until_ms });
  return token;
}

/** See SegmentBoard.renew. It adds no event, because nothing that people see of the segment changes. */
export function renewLease(
  context: StoreContext,
  jobId: string,
  index: number,
  token: SegmentToken,
  leaseMs: number,
): 'renewed' | 'stale' {
  const row = findSegment(context.database, jobId, index);
  if (row?.state !== 'leased' || !holds(row, token)) return 'stale';
  context.database.run(
    'UPDATE job_segment SET lease_until_ms = ? WHERE job_id = ? AND number = ?',
    untilMs(context, leaseMs),
    jobId,
    index,
  );
  return 'renewed';
}

/** See SegmentBoard.expire. */
export function expireLeases(context: StoreContext): readonly ExpiredLease[] {
  const rows = context.database.all<SegmentRow>(
    'SELECT * FROM job_segment WHERE lease_until_ms <= ? ORDER BY job_id, number',
    Math.floor(context.steadyNow()),
  );
  return rows.map((row) => {
    const worker = row.worker ?? '';
    change(context, row, { ...NOBODYS, failure: silentWorker(worker) });
    return { jobId: row.job_id, index: row.number, worker };
  });
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
  change(context, row, { ...NOBODYS, failure: failure ?? row.failure });
}

/** See SegmentBoard.commit. */
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
  change(context, row, { state: 'committed', sha256, how, lease_until_ms: null });
  updateJob(context, jobId, { recoveries: 0 }); // it gets on, however often the program ends
  return 'committed';
}

/** The work on a job stopped: results that still come do not count. */
export function dropLeases(context: StoreContext, jobId: string): void {
  for (const row of segmentRows(context.database, jobId))
    if (row.state === 'leased') change(context, row, NOBODYS);
}

function untilMs({ steadyNow }: StoreContext, leaseMs: number): number {
  return Math.floor(steadyNow() + leaseMs);
}

function holds(row: SegmentRow, { attempt, secret }: SegmentToken): boolean {
  return row.attempt === attempt && row.secret_sha256 !== null && isSecret(secret, row.secret_sha256);
}

function change({ database, log }: StoreContext, row: SegmentRow, changes: Partial<SegmentRow>): void {
  const changed = { ...row, ...changes };
  const written = database.run(
    `UPDATE job_segment
     SET state = ?, attempt = ?, secret_sha256 = ?, worker = ?, how = ?, failure = ?, sha256 = ?,
         lease_until_ms = ?
     WHERE job_id = ? AND number = ?`,
    ...[changed.state, changed.attempt, changed.secret_sha256, changed.worker, changed.how],
    ...[changed.failure, changed.sha256, changed.lease_until_ms, row.job_id, row.number],
  );
  if (written !== 1) throw jobNotFound(row.job_id);
  log.tell(row.job_id, { type: 'segment', segment: segmentOf(changed) });
}
