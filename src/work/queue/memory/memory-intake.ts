import { JOB_STATES, type Job, type JobState } from '../../../shared/job/job.ts';
import { randomBytes } from 'node:crypto';
import { notBegun } from '../kinds/kind-progress.ts';
import type { AcceptedJob, IntakeLimits, JobFilter, JobIntake } from '../ports/job-intake.ts';
import { checkedPriority, checkPage, checkQuota, countNew } from '../rules/intake-rules.ts';
import { KEY_LIFE_MS, keyConflict, type PreparedJob } from '../rules/intake-rules.ts';
import { nextJobId } from '../rules/job-id.ts';
import { getJob, jobOf, tell, type MemoryJob, type MemoryState } from './memory-state.ts';

/** See JobIntake. Of several jobs that are accepted together one may be refused: the caller puts back what was before. */
export function memoryIntake(state: MemoryState) {
  const accept = (wanted: readonly PreparedJob[], { quota }: IntakeLimits = {}): readonly AcceptedJob[] => {
    if (quota) {
      const { queued, paused } = countByState(state, quota.owner);
      checkQuota(
        quota,
        queued + paused,
        countNew(wanted, (job) => acceptedBefore(state, job)),
      );
    }
    return wanted.map((job) => acceptJob(state, job));
  };
  return {
    accept,
    acceptedBefore: (job: PreparedJob) => acceptedBefore(state, job),
    get: (jobId: string) => {
      const job = state.jobs.get(jobId);
      return job ? jobOf(job) : null;
    },
    scenarioOf: (jobId: string) => JSON.parse(getJob(state, jobId).scenarioText) as unknown,
    scenarioText: (jobId: string) => getJob(state, jobId).scenarioText,
    list: (filter: Parameters<JobIntake['list']>[0]) => listJobs(state, filter),
    countByState: (owner?: string) => countByState(state, owner),
  };
}

function acceptJob(state: MemoryState, wanted: PreparedJob): AcceptedJob {
  const known = acceptedBefore(state, wanted);
  if (known) return { job: known, isNew: false };
  const job = addJob(state, wanted);
  const { idempotencyKey, digest } = wanted;
  if (idempotencyKey !== undefined && digest !== null)
    state.keys.set(idempotencyKey, { digest, jobId: job.id, atMs: state.now() });
  return { job: jobOf(job), isNew: true };
}

function acceptedBefore(state: MemoryState, { idempotencyKey, digest }: PreparedJob): Job | null {
  const known = idempotencyKey === undefined ? undefined : state.keys.get(idempotencyKey);
  if (!known || known.atMs <= state.now() - KEY_LIFE_MS || !state.jobs.has(known.jobId)) return null;
  if (known.digest !== digest) throw keyConflict(known.jobId);
  return jobOf(getJob(state, known.jobId));
}

function addJob(state: MemoryState, { request: asked, scenarioText }: PreparedJob): MemoryJob {
  const { scenario: _, ...request } = asked;
  const newest = [...state.jobs.keys()].at(-1) ?? null;
  const job: MemoryJob = {
    id: nextJobId(state.now(), newest, randomBytes),
    ...{ state: 'queued', progress: notBegun(request.kind), attempt: 0, pausedBecause: null, failure: null },
    ...{ result: null, isRendered: false, createdAtMs: state.now(), startedAtMs: null, finishedAtMs: null },
    request: { ...structuredClone(request), priority: checkedPriority(request.priority) },
    scenarioText,
    ...{ failures: 0, recoveries: 0, runner: null, waitsFromMs: 0, waitsUntilMs: 0, segments: [] },
  };
  state.jobs.set(job.id, job);
  tell(state, job.id, { type: 'state', from: null, to: 'queued' });
  return job;
}

function listJobs(state: MemoryState, { states, beforeId, limit, ...of }: Parameters<JobIntake['list']>[0]) {
  checkPage(limit);
  const found = [...state.jobs.values()]
    .toReversed()
    .filter(({ id, request }) => (beforeId === undefined || id < beforeId) && isOf(request, of))
    .filter((job) => states?.includes(job.state) ?? true);
  const jobs = found.slice(0, limit).map(jobOf);
  return { jobs, nextBeforeId: found.length > limit ? (jobs.at(-1)?.id ?? null) : null };
}

function isOf(
  request: MemoryJob['request'],
  { owner, projectId, projectIdStart: start }: Pick<JobFilter, 'owner' | 'projectId' | 'projectIdStart'>,
): boolean {
  return (
    (owner === undefined || request.owner === owner) &&
    (projectId === undefined || request.projectId === projectId) &&
    (start === undefined || (request.projectId?.startsWith(start) ?? false))
  );
}

function countByState(state: MemoryState, owner?: string): Record<JobState, number> {
  const jobs = [...state.jobs.values()].filter(({ request }) =>
    isOf(request, owner === undefined ? {} : { owner }),
  );
  const count = (of: JobState) => jobs.filter((job) => job.state === of).length;
  return Object.fromEntries(JOB_STATES.map((of) => [of, count(of)])) as Record<JobState, number>;
}
