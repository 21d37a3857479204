import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job/job.ts';
import { maySee, sightOf, type Caller } from '../http/caller.ts';

/** The job, if the caller may see it. Throws `job.not_found`, also for those of others: that they are there is a secret. */
export async function ownJob(jobs: JobIntake, jobId: string, caller: Caller): Promise<Job> {
  const job = await jobs.get(jobId);
  if (job && maySee(sightOf(caller), job.request.owner)) return job;
  throw new StudioError('job.not_found', `there is no job ${jobId}`, { details: { jobId } });
}
