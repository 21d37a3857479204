import { StudioError } from '../../../shared/errors.ts';
import type { JobState } from '../../../shared/job/job.ts';

export function jobNotFound(jobId: string): StudioError {
  return new StudioError('job.not_found', `there is no job ${jobId}`, { details: { jobId } });
}

export function jobStale(jobId: string, runnerId: string): StudioError {
  return new StudioError('job.stale', `job ${jobId} is no longer ${runnerId}'s`, {
    details: { jobId, runnerId },
  });
}

/** `what`: `resumed`, `retried` and the like. */
export function jobCannotBe(what: string, jobId: string, from: JobState): StudioError {
  return new StudioError('job.transition', `job ${jobId} is ${from} and cannot be ${what}`, {
    details: { jobId, from },
  });
}

export function segmentNotPlanned(jobId: string, index: number): StudioError {
  return new StudioError('lease.stale', `segment ${index} of job ${jobId} is not planned`, {
    details: { jobId, index },
  });
}
