import { checkTransition, isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Job, JobEvent, JobFact, JobSegment, JobState, KeptRequest } from '../../../shared/job/job.ts';
import { jobNotFound } from '../rules/job-errors.ts';
import { KEPT_PROGRESS_EVENTS, progressIn } from '../rules/run-rules.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export type MemorySegment = Writable<JobSegment> & {
  secretSha256: string | null;
  sha256: string | null;
  leaseUntilMs: number | null;
};

export type MemoryJob = Omit<Writable<Job>, 'request'> & {
  request: Writable<KeptRequest>;
  readonly scenarioText: string;
  failures: number;
  recoveries: number;
  runner: string | null;
  waitsFromMs: number;
  waitsUntilMs: number;
  segments: MemorySegment[];
};

/** Everything a memory store knows. */
export type MemoryState = {
  readonly now: () => number;
  readonly steadyNow: () => number;
  /** By id, oldest first. */
  readonly jobs: Map<string, MemoryJob>;
  readonly keys: Map<string, { readonly digest: string; readonly jobId: string; readonly atMs: number }>;
  /** The last claim of each owner, as claims of all owners count on. */
  readonly turns: Map<string, number>;
  events: JobEvent[];
  /** Number of events since the store was made. */
  toldCount: number;
  /** Prefix of this store's cursors, by which it refuses those of another store. */
  readonly name: string;
};

/** Throws `job.not_found`. */
export function getJob({ jobs }: MemoryState, jobId: string): MemoryJob {
  const job = jobs.get(jobId);
  if (!job) throw jobNotFound(jobId);
  return job;
}

/** What others see of a job: theirs to keep, whatever becomes of it here. */
export function jobOf(job: MemoryJob): Job {
  const { scenarioText: _, failures: _f, recoveries: _r, runner: _n, ...seen } = job;
  const { waitsFromMs: _w, waitsUntilMs: _u, segments: _s, ...shown } = seen;
  return structuredClone(shown);
}

export function segmentOf(segment: MemorySegment): JobSegment {
  const { secretSha256: _, sha256: _s, leaseUntilMs: _l, ...shown } = segment;
  return { ...shown };
}

export function cursorAt({ name }: MemoryState, count: number): string {
  return `${name}-${count}`;
}

/** Returns the number of events before a cursor of this store. Null for any other text. */
export function countAt(state: MemoryState, cursor: string): number | null {
  const [name, count = '', ...rest] = cursor.split('-');
  const isOurs = name === state.name && /^\d{1,15}$/.test(count) && rest.length === 0;
  return isOurs && Number(count) <= state.toldCount ? Number(count) : null;
}

export function tell(state: MemoryState, jobId: string, fact: JobFact): void {
  state.toldCount += 1;
  const cursor = cursorAt(state, state.toldCount);
  state.events.push(structuredClone({ cursor, jobId, atMs: state.now(), ...fact }));
  if (fact.type === 'progress') keepProgress(state, jobId, KEPT_PROGRESS_EVENTS);
}

/** Moves a job to its next state and adds the event. Throws `job.transition`. */
export function moveJob(
  state: MemoryState,
  job: MemoryJob,
  to: JobState,
  changes: Partial<MemoryJob> = {},
): void {
  const from = job.state;
  checkTransition(job.id, from, to);
  job.progress = progressIn(to, job.progress);
  job.finishedAtMs = isTerminal(to) ? state.now() : null;
  if (to !== 'paused') job.pausedBecause = null;
  Object.assign(job, { state: to }, changes);
  tell(state, job.id, { type: 'state', from, to });
  if (isTerminal(to)) keepProgress(state, job.id, 0);
}

function keepProgress(state: MemoryState, jobId: string, most: number): void {
  const isProgress = (event: JobEvent) => event.jobId === jobId && event.type === 'progress';
  let surplus = state.events.filter(isProgress).length - most;
  state.events = state.events.filter((event) => !isProgress(event) || (surplus -= 1) < 0);
}
