import type { Job, JobProgress, JobResult } from '../../../shared/job/job.ts';
import type { StopReason } from './attempt-end.ts';

/** What the work on one attempt may use. */
export type JobAttempt = {
  readonly job: Job;
  /** Fires when the job is paused, cancelled or taken away, and when the program ends. */
  readonly signal: AbortSignal;
  /** Cheap: written down from time to time. */
  tellProgress(progress: JobProgress): void;
  warn(warning: { readonly code: string; readonly path: string; readonly message: string }): void;
  /** The verified film is on this machine; from now on only its upload is tried again. */
  rendered(result: JobResult): void;
};

/** Makes the film of one job. Throws StudioError; leaves nothing behind but finished segments, whatever happens. */
export type JobWork = (attempt: JobAttempt) => Promise<JobResult>;

/** An attempt that runs. */
export type RunningAttempt = {
  readonly job: Job;
  readonly signal: AbortSignal;
  stopped(): StopReason;
  /** Asks the work to stop. A later reason replaces an earlier one: what is decided last counts. */
  stop(reason: Exclude<StopReason, null>): void;
};

export function createAttempt(job: Job): RunningAttempt {
  const controller = new AbortController();
  let stopped: StopReason = null;
  return {
    job,
    signal: controller.signal,
    stopped: () => stopped,
    stop(reason) {
      stopped = reason;
      controller.abort();
    },
  };
}
