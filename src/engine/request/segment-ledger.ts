import type { SegmentToken } from '../../shared/job/segment-token.ts';
import type { FrameSpan } from '../../shared/time.ts';

/** A segment as a ledger writes it down. */
export type LedgerSegment = FrameSpan & { readonly index: number; readonly fingerprint: string };

/**
 * Who renders which segment of one job, so that each result counts exactly once: all a render needs to know of jobs.
 * What a call writes down is durable once its promise is fulfilled.
 */
export interface SegmentLedger {
  /** Segments with the same fingerprint and span as before keep their state. Called again where the plan changes. */
  plan(segments: readonly LedgerSegment[]): Promise<void>;
  /** Null where the segment is committed already: only its file is needed again, and nothing is counted. */
  lease(index: number, worker: string): Promise<SegmentToken | null>;
  /** `stale`: somebody else has the segment now, and this result must not be used. */
  commit(
    index: number,
    token: SegmentToken,
    result: { readonly sha256: string; readonly how: 'render' | 'cache' },
  ): Promise<'committed' | 'same' | 'stale'>;
  /** Gives a segment back, with what went wrong; null: nothing did. An old token changes nothing. */
  release(index: number, token: SegmentToken, failure: string | null): Promise<void>;
}
