import { toStudioError } from '../../../shared/errors.ts';
import type { SegmentLedger } from '../../../engine/request/segment-ledger.ts';
import type { JobStore } from '../ports/job-store.ts';

/** One job's segments in the store, as a render asks for them. */
export function jobLedger(
  store: Pick<JobStore, 'plan' | 'lease' | 'commit' | 'release' | 'segments'>,
  jobId: string,
): SegmentLedger {
  return {
    plan: (segments) => store.plan(jobId, segments),
    lease(index, worker) {
      try {
        return store.lease(jobId, index, worker);
      } catch (error) {
        const isStale = toStudioError(error).code === 'lease.stale';
        // committed by an attempt before: only its file is needed again
        if (isStale && store.segments(jobId)[index]?.state === 'committed') return null;
        throw error;
      }
    },
    commit: (index, token, result) => store.commit(jobId, index, token, result),
    release: (index, token, failure) => store.release(jobId, index, token, failure),
  };
}
