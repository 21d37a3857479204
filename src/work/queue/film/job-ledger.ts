import type { SegmentLedger } from '../../../engine/request/segment-ledger.ts';
import type { SegmentBoard } from '../ports/segment-board.ts';

/** One job's segments in the store, as a render asks for them. */
export function jobLedger(
  store: Pick<SegmentBoard, 'plan' | 'lease' | 'commit' | 'release'>,
  jobId: string,
): SegmentLedger {
  return {
    plan: (segments) => store.plan(jobId, segments),
    lease: (index, worker) => store.lease(jobId, index, worker),
    commit: (index, token, result) => store.commit(jobId, index, token, result),
    release: (index, token, failure) => store.release(jobId, index, token, failure),
  };
}
