import type { Job } from '../../../shared/job/job.ts';
import { createAttempt, type RunningAttempt } from './job-attempt.ts';

/** The attempts of this process. Of each job only one works at a time. */
export type AttemptsUnderWay = {
  start(job: Job): void;
  /** The latest attempt of each job; one that it replaced has been told to stop. */
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
