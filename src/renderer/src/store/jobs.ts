import { isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Job, JobEvent, JobSegment } from '../../../shared/job/job.ts';
import type { StudioState } from './state.ts';

type JobsPart = Pick<StudioState, 'jobs' | 'segments'>;

/** A job as news: in the place of what was known of it, or as the newest. */
export function withJob(jobs: readonly Job[], job: Job): readonly Job[] {
  const isKnown = jobs.some(({ id }) => id === job.id);
  return isKnown ? jobs.map((known) => (known.id === job.id ? job : known)) : [job, ...jobs];
}

/** The jobs after a fact. `job` is the whole job where the fact came with it. */
export function afterJobEvent(state: JobsPart, event: JobEvent, job: Job | null): JobsPart {
  const known = job ?? state.jobs.find(({ id }) => id === event.jobId);
  const jobs = known ? withJob(state.jobs, job ?? afterFact(known, event)) : state.jobs;
  return event.type === 'segment'
    ? { jobs, segments: withSegment(state.segments, event.jobId, event.segment) }
    : { jobs, segments: state.segments };
}

function afterFact(job: Job, event: JobEvent): Job {
  if (event.type === 'progress') return { ...job, progress: event.progress };
  return event.type === 'state' ? { ...job, state: event.to } : job;
}

/** Only jobs whose segments were asked for are kept up to date: others are asked for when looked at. */
function withSegment(
  all: StudioState['segments'],
  jobId: string,
  segment: JobSegment,
): StudioState['segments'] {
  const known = all[jobId];
  if (!known) return all;
  const isIn = known.some(({ index }) => index === segment.index);
  const next = isIn
    ? known.map((old) => (old.index === segment.index ? segment : old))
    : [...known, segment].sort((a, b) => a.index - b.index);
  return { ...all, [jobId]: next };
}

export function withoutJob({ jobs, segments }: JobsPart, jobId: string): JobsPart {
  const { [jobId]: _gone, ...others } = segments;
  return { jobs: jobs.filter(({ id }) => id !== jobId), segments: others };
}

export type QueueSummary = {
  /** Jobs that have not ended. */
  readonly open: number;
  /** The one that is being worked on. */
  readonly running: Job | null;
};

export function queueSummary(jobs: readonly Job[]): QueueSummary {
  const open = jobs.filter(({ state }) => !isTerminal(state));
  return { open: open.length, running: open.find(({ state }) => state === 'running') ?? null };
}
