import type { JobSegment } from '../../../shared/job/job.ts';
import type { Database } from '../../database/database.ts';

export type SegmentRow = {
  readonly job_id: string;
  readonly number: number;
  readonly fingerprint: string;
  readonly start_frame: number;
  readonly end_frame: number;
  readonly state: JobSegment['state'];
  readonly attempt: number;
  readonly secret_sha256: string | null;
  readonly worker: string | null;
  readonly how: JobSegment['how'];
  readonly failure: string | null;
  readonly sha256: string | null;
  readonly lease_until_ms: number | null;
};

/** A job's segments in the film's order. */
export function segmentRows(database: Database, jobId: string): readonly SegmentRow[] {
  return database.all<SegmentRow>('SELECT * FROM job_segment WHERE job_id = ? ORDER BY number', jobId);
}

export function findSegment(database: Database, jobId: string, index: number): SegmentRow | undefined {
  return database.get<SegmentRow>('SELECT * FROM job_segment WHERE job_id = ? AND number = ?', jobId, index);
}

/** What anyone may see: no secret, not even its digest. */
export function segmentOf(row: SegmentRow): JobSegment {
  return {
    index: row.number,
    startFrame: row.start_frame,
    endFrame: row.end_frame,
    fingerprint: row.fingerprint,
    state: row.state,
    attempt: row.attempt,
    worker: row.worker,
    how: row.how,
    failure: row.failure,
  };
}
