import type { PlannedSegment } from '../ports/segment-board.ts';
import type { StoreContext } from './store-context.ts';
import { getRow } from './job-row.ts';
import { segmentOf, segmentRows, type SegmentRow } from './segment-row.ts';

/** See SegmentBoard.plan. Only new segments become events. */
export function planSegments(
  context: StoreContext,
  jobId: string,
  segments: readonly PlannedSegment[],
): void {
  const { database, log } = context;
  getRow(database, jobId);
  const before = new Map(segmentRows(database, jobId).map((row) => [nameOf(row), row]));
  database.run('DELETE FROM job_segment WHERE job_id = ?', jobId);
  for (const { index, fingerprint, startFrame, endFrame } of segments) {
    const planned = {
      job_id: jobId,
      number: index,
      fingerprint,
      start_frame: startFrame,
      end_frame: endFrame,
    };
    const known = before.get(nameOf(planned));
    const row: SegmentRow = { ...(known ?? UNTOUCHED), ...planned };
    insert(context, row);
    if (known?.number !== index) log.tell(jobId, { type: 'segment', segment: segmentOf(row) });
  }
}

const UNTOUCHED = {
  state: 'planned',
  attempt: 0,
  secret_sha256: null,
  worker: null,
  how: null,
  failure: null,
  sha256: null,
  lease_until_ms: null,
} as const;

function nameOf(row: Pick<SegmentRow, 'fingerprint' | 'start_frame' | 'end_frame'>): string {
  return `${row.start_frame}-${row.end_frame} ${row.fingerprint}`;
}

function insert({ database }: StoreContext, row: SegmentRow): void {
  database.run(
    `INSERT INTO job_segment
       (job_id, number, fingerprint, start_frame, end_frame, state, attempt, secret_sha256, worker, how, failure, sha256,
        lease_until_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[row.job_id, row.number, row.fingerprint, row.start_frame, row.end_frame, row.state],
    ...[row.attempt, row.secret_sha256, row.worker, row.how, row.failure, row.sha256, row.lease_until_ms],
  );
}
