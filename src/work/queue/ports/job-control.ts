import type { Job, JobState } from '../../../shared/job/job.ts';

/**
 * What people and programs do to jobs from outside, in any process. A change counts from the moment it is written down;
 * the runner sees it by `JobRuns.wanted`. All throw `job.not_found`, and `job.transition` where the state forbids the change.
 */
export interface JobControl {
  /** Results that come afterwards do not count. */
  cancel(jobId: string): Promise<Job>;
  /** The runner keeps the job until it has wound down, and segments that finish meanwhile count. */
  pause(jobId: string): Promise<Job>;
  resume(jobId: string): Promise<Job>;
  /** With a fresh count of attempts, and as many workers as were asked for; a film that is rendered stays so. */
  retry(jobId: string): Promise<Job>;
  /** Throws `request.invalid` outside of 1-10. */
  setPriority(jobId: string, priority: number): Promise<Job>;
  /** Removes a terminal job with its events and segments. */
  remove(jobId: string): Promise<void>;
  /** Removes terminal jobs with their events and segments; gives their ids, oldest first. */
  prune(filter: {
    readonly finishedBeforeMs: number;
    readonly states?: readonly JobState[];
  }): Promise<readonly string[]>;
}
