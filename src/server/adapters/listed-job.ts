import type { Job } from '../../shared/job/job.ts';

/** A job as lists give it. */
export type ListedJob = Job;
