import type { JobSegment } from '../../../shared/job/job.ts';
import type { SegmentToken } from '../../../shared/job/segment-token.ts';
import type { FrameSpan } from '../../../shared/time.ts';

export type PlannedSegment = FrameSpan & { readonly index: number; readonly fingerprint: string };

export type ExpiredLease = { readonly jobId: string; readonly index: number; readonly worker: string };

/** Who works on which segment of a job. Whatever order calls come in, each segment is counted at most once. */
export interface SegmentBoard {
  /**
   * Writes down a job's segments; those with the same fingerprint and span as before keep their state. Throws
   * `job.not_found`.
   */
  plan(jobId: string, segments: readonly PlannedSegment[]): Promise<void>;
  /** In the film's order; none of a job that there is not. */
  segments(jobId: string): Promise<readonly JobSegment[]>;
  /**
   * Hands a segment to `worker`; who held it before holds it no more. Null where it is committed already. Throws
   * `job.not_found`, and `lease.stale` where it is not planned. `leaseMs`: how long the worker may be silent; left out:
   * the lease lasts until its job is finished, given back or taken over.
   */
  lease(jobId: string, index: number, worker: string, leaseMs?: number): Promise<SegmentToken | null>;
  /** The worker was heard of: it may be silent for `leaseMs` from now on. `stale`: it does not hold the segment any more. */
  renew(jobId: string, index: number, token: SegmentToken, leaseMs: number): Promise<'renewed' | 'stale'>;
  /**
   * Takes back the segments of workers that have been silent for too long, by the store's steady clock: they are `planned`
   * again, and what their workers still say is `stale`. Gives which. A lease ends here and not before: a worker that is
   * late and whose segment nobody took yet is in time. Only the coordinator calls this; so no other machine's clock counts,
   * and it decides itself how long it waits after a start or a sleep.
   */
  expire(): Promise<readonly ExpiredLease[]>;
  /** Back to `planned`, with what went wrong. An old token changes nothing. */
  release(jobId: string, index: number, token: SegmentToken, failure: string | null): Promise<void>;
  /**
   * Counts a result exactly once. The same token and digest again is `same`; anything else that does not hold the live
   * token is `stale` and changes nothing.
   */
  commit(
    jobId: string,
    index: number,
    token: SegmentToken,
    result: { readonly sha256: string; readonly how: 'render' | 'cache' },
  ): Promise<'committed' | 'same' | 'stale'>;
}
