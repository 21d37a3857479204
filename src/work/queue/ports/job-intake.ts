import type { Job, JobRequest, JobState } from '../../../shared/job/job.ts';

export type NewJob = {
  readonly request: JobRequest;
  /** Any text; whoever chooses it sees to it that two callers do not mean different things by it. */
  readonly idempotencyKey?: string;
};

export type IntakeLimits = {
  /** Most jobs of one owner that may wait, the new ones included; those that are paused may all be resumed at once. */
  readonly quota?: { readonly owner: string; readonly mostQueued: number };
};

export type AcceptedJob = { readonly job: Job; readonly isNew: boolean };

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

/** Taking jobs in and showing them. An accepted job is durable, and every process sees it. */
export interface JobIntake {
  /**
   * Accepts a job. With `idempotencyKey` a second call within 24 h gives the first job again (`isNew: false`); throws
   * `job.conflict` if it asks for something else. Throws `quota.exceeded` for a new job that is one too many.
   */
  add(request: JobRequest, options?: Omit<NewJob, 'request'> & IntakeLimits): Promise<AcceptedJob>;
  /**
   * Accepts all of `wanted`, in their order, or none. Throws as `add`. `also` is called once with their jobs inside the same
   * transaction: what it writes into the same database is durable with the jobs or not at all, and what it throws takes
   * all back. It is synchronous, and tells nobody, since nothing is certain before `addAll` is fulfilled.
   */
  addAll(
    wanted: readonly NewJob[],
    limits?: IntakeLimits,
    also?: (jobs: readonly Job[]) => void,
  ): Promise<readonly AcceptedJob[]>;
  /** The job that `add` would give again for this request and key; null: it would make a new one. Throws `job.conflict`. */
  acceptedBefore(request: JobRequest, idempotencyKey: string): Promise<Job | null>;
  /** Null where there is none. */
  get(jobId: string): Promise<Job | null>;
  /** The scenario of a job, as it was given. Throws `job.not_found`. */
  scenarioOf(jobId: string): Promise<unknown>;
  /** The same as JSON, which large ones need not be read to be passed on. Throws `job.not_found`. */
  scenarioText(jobId: string): Promise<string>;
  /** Newest first. Throws `request.invalid` for a limit outside of 1-500. */
  list(filter: JobFilter): Promise<JobPage>;
  /** Of one owner, or of all. */
  countByState(owner?: string): Promise<Readonly<Record<JobState, number>>>;
}
