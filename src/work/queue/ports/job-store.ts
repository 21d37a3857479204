import type { StudioError } from '../../../shared/errors.ts';
import type {
  Job,
  JobEvent,
  JobFact,
  JobProgress,
  JobRequest,
  JobResult,
  JobSegment,
  JobState,
} from '../../../shared/job/job.ts';
import type { SegmentToken } from '../../../shared/job/segment-token.ts';
import type { FrameSpan } from '../../../shared/time.ts';

export type JobFilter = {
  readonly owner?: string;
  readonly projectId?: string;
  /** What their project ids begin with. */
  readonly projectIdStart?: string;
  readonly states?: readonly JobState[];
  /** Newest first; only jobs created before this one. */
  readonly beforeId?: string;
  /** 1-500. */
  readonly limit: number;
};

export type JobPage = { readonly jobs: readonly Job[]; readonly nextBeforeId: string | null };

/**
 * What the queue needs from storage, and nothing else. Every method is one transaction, durable when it returns, and
 * tells its facts as events of the same transaction. Safe for several processes on one machine; one suite
 * (test/conformance) runs against every store.
 */
export interface JobStore {
  /**
   * Accepts a job. With `idempotencyKey` a second call within 24 h gives the first job again (`isNew: false`); throws
   * `job.conflict` if it asks for something else. `admit` is asked in the same transaction, for a new job only: what it
   * throws refuses the job.
   */
  add(
    request: JobRequest,
    options?: { readonly idempotencyKey?: string; readonly admit?: () => void },
  ): { readonly job: Job; readonly isNew: boolean };
  /**
   * Accepts several jobs in one transaction: all of them or none. `admit` is asked first, once. `also` is called with
   * the jobs in the same transaction, to write down beside them what they are for: what it throws refuses them all.
   */
  addAll(
    requests: readonly JobRequest[],
    options?: { readonly admit?: () => void; readonly also?: (jobs: readonly Job[]) => void },
  ): readonly Job[];
  /** Null where there is none. */
  get(jobId: string): Job | null;
  /** The scenario of a job as it is kept: JSON, which large ones need not be read to be passed on. Throws `job.not_found`. */
  scenarioText(jobId: string): string;
  list(filter: JobFilter): JobPage;
  segments(jobId: string): readonly JobSegment[];
  /** Of one owner, or of all. */
  countByState(owner?: string): Readonly<Record<JobState, number>>;
  /** Removes a terminal job with its events and segments. Throws `job.not_found` or `job.transition`. */
  remove(jobId: string): void;

  /** The next queued job by priority, then age, whose back-off has passed, made `running` for `runnerId`; null where none waits. */
  claim(runnerId: string): Job | null;
  /** Progress of a running job; kept coarse by the caller. Of these events only the last 20 are kept, none once it ended. */
  progress(jobId: string, runnerId: string, progress: JobProgress): void;
  /** Throws `job.not_found`. */
  tell(jobId: string, fact: Extract<JobFact, { type: 'warning' | 'retry' }>): void;
  /** This and the next two throw `job.stale` where the job is no longer this runner's. A job that was paused meanwhile is done all the same. */
  finish(jobId: string, runnerId: string, result: JobResult): void;
  /** The verified film is at `output` on this machine; only its upload is missing. */
  rendered(jobId: string, runnerId: string, result: JobResult): void;
  /** Back to `queued` after `retryAfterMs` where another attempt is left, else `failed`. After `job.memory` with half the `workers` of its details. */
  fail(
    jobId: string,
    runnerId: string,
    error: StudioError,
    next: { readonly retryAfterMs: number | null },
  ): void;
  /**
   * The work stopped because the job was paused, cancelled or taken away: nothing of it counts as an attempt. A job that
   * somebody moved already stays where it is.
   */
  yieldJob(jobId: string, runnerId: string, to: 'queued' | 'paused', because?: Job['pausedBecause']): void;

  /** From outside, in any process, and at once; the runner sees it by `wanted`. Throws `job.not_found` or `job.transition`. */
  cancel(jobId: string): Job;
  pause(jobId: string): Job;
  resume(jobId: string): Job;
  retry(jobId: string): Job;
  setPriority(jobId: string, priority: number): Job;
  /** What the runner of a running job should do now. */
  wanted(jobId: string, runnerId: string): 'run' | 'pause' | 'cancel' | 'gone';
  /** Removes terminal jobs with their events and segments; gives their ids. */
  prune(filter: {
    readonly finishedBeforeMs: number;
    readonly states?: readonly JobState[];
  }): readonly string[];

  /** Writes down a job's segments; those with the same fingerprint and span as before keep their state. */
  plan(
    jobId: string,
    segments: readonly (FrameSpan & { readonly index: number; readonly fingerprint: string })[],
  ): void;
  /** Hands a segment to `worker`; who held it before holds it no more. Throws `lease.stale` if it is committed or not planned. */
  lease(jobId: string, index: number, worker: string): SegmentToken;
  /** Back to `planned`, with what went wrong. An old token changes nothing. */
  release(jobId: string, index: number, token: SegmentToken, failure: string | null): void;
  /**
   * Counts a result exactly once. The same token and digest again is `same`; anything else that does not hold the live
   * token is `stale` and changes nothing.
   */
  commit(
    jobId: string,
    index: number,
    token: SegmentToken,
    result: { readonly sha256: string; readonly how: 'render' | 'cache' },
  ): 'committed' | 'same' | 'stale';

  /** Events after `sequence`, oldest first, at most `limit`; of one job or of all. */
  events(after: number, options: { readonly jobId?: string; readonly limit: number }): readonly JobEvent[];
  lastSequence(): number;
  /** Calls back soon after anything was written, by this process or another. The call carries nothing: read what changed. */
  onChange(listener: () => void): () => void;

  /**
   * Jobs left `running` by any other runner than this one go back to `queued`, their leases to `planned`. Gives their ids.
   * One that was taken back three times already without a segment committed in between fails with `job.crashed`.
   * For whoever has the instance lock: the others are gone.
   */
  recover(runnerId: string): readonly string[];
  /** `PRAGMA quick_check` or `integrity_check`; throws `store.corrupt`. */
  check(how: 'quick' | 'full'): void;
  close(): void;
}
