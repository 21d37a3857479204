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
  rendered(result: JobResult): Promise<void>;
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

function createAttempt(job: Job): RunningAttempt {
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

/** The attempts of this process. Of each job only one works at a time. */
export type AttemptsUnderWay = {
  start(job: Job): void;
  /** The latest attempt of each job. An attempt that was replaced has been asked to stop. */
  latest(): Iterable<RunningAttempt>;
  /** Those that still use the machine, replaced ones included. */
  count(): number;
  /** Resolves when all that are under way now have ended. */
  ended(): Promise<void>;
};

/** `run` must not throw; `onEnd` is called after each attempt, once it no longer counts. */
export function trackAttempts(
  run: (attempt: RunningAttempt) => Promise<void>,
  onEnd: () => void,
): AttemptsUnderWay {
  const latest = new Map<string, RunningAttempt>();
  const endings = new Map<RunningAttempt, Promise<void>>();
  return {
    start(job) {
      const attempt = createAttempt(job);
      // paused and resumed before its attempt had ended: two must not work in the same folder
      const former = latest.get(job.id);
      former?.stop('gone');
      latest.set(job.id, attempt);
      const ending = Promise.resolve(former && endings.get(former))
        .then(() => run(attempt))
        .finally(() => {
          endings.delete(attempt);
          if (latest.get(job.id) === attempt) latest.delete(job.id);
          onEnd();
        });
      endings.set(attempt, ending);
    },
    latest: () => latest.values(),
    count: () => endings.size,
    async ended() {
      await Promise.all(endings.values());
    },
  };
}
