import type { Job, JobRequest } from '../../shared/job/job.ts';

/** A job as lists give it: a scenario may have megabytes, and no reply repeats it. */
export type ListedJob = Omit<Job, 'request'> & { readonly request: Omit<JobRequest, 'scenario'> };
