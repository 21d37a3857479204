import type { StudioError } from '../../../shared/errors.ts';
import type { Job, JobFact, JobProgress, JobResult } from '../../../shared/job/job.ts';

/** What a runner should do with a job that it works on; `gone`: it is another's now, or nobody's. */
export type RunWish = 'run' | 'pause' | 'cancel' | 'gone';

/** What those who work on jobs need. A job is one runner's at a time, from `claim` until its end is written down. */
export interface JobRuns {
  /**
   * Makes the next job `running` for `runnerId`; null where none waits whose back-off has passed. Owners share the runners:
   * first comes the owner with the fewest jobs that a runner has, among those the one whose last claim is longest ago, then
   * the one whose job is oldest. Of its jobs the one of the highest priority, then the oldest. Jobs without owner have one together.
   */
  claim(runnerId: string): Promise<Job | null>;
  /** Progress of a running job; kept coarse by the caller. Of these events only the last 20 are kept, none once it ended. */
  progress(jobId: string, runnerId: string, progress: JobProgress): Promise<void>;
  /** Throws `job.not_found`. */
  tell(jobId: string, fact: Extract<JobFact, { type: 'warning' | 'retry' }>): Promise<void>;
  /** This and the next two throw `job.stale` where the job is no longer this runner's. A job that was paused meanwhile is done all the same. */
  finish(jobId: string, runnerId: string, result: JobResult): Promise<void>;
  /** The verified film is at `output` on this machine; only its upload is missing. */
  rendered(jobId: string, runnerId: string, result: JobResult): Promise<void>;
  /** Back to `queued` after `retryAfterMs` where another attempt is left, else `failed`. After `job.memory` with half the `workers` of its details. */
  fail(
    jobId: string,
    runnerId: string,
    error: StudioError,
    next: { readonly retryAfterMs: number | null },
  ): Promise<void>;
  /**
   * The work stopped because the job was paused, cancelled or taken away: nothing of it counts as an attempt. A job that
   * somebody moved already stays where it is.
   */
  yieldJob(
    jobId: string,
    runnerId: string,
    to: 'queued' | 'paused',
    because?: Job['pausedBecause'],
  ): Promise<void>;
  wanted(jobId: string, runnerId: string): Promise<RunWish>;
  /**
   * Jobs left `running` by any other runner than this one go back to `queued`, their leases to `planned`. Gives their ids.
   * One that was taken back three times already without a segment committed in between fails with `job.crashed`.
   * For whoever has the instance lock: the others are gone.
   */
  recover(runnerId: string): Promise<readonly string[]>;
}
