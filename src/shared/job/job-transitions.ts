import { StudioError } from '../errors.ts';
import type { JobState } from './job.ts';

/** The one table of what may follow what. `running` back to `queued`: an attempt failed and another one waits, or the program went away. */
const NEXT = {
  queued: ['running', 'paused', 'cancelled', 'failed'],
  running: ['queued', 'paused', 'done', 'failed', 'cancelled'],
  paused: ['queued', 'done', 'cancelled'], // done: the film was there before its runner heard of the pause
  done: [],
  failed: ['queued'], // failed and cancelled jobs may be tried again
  cancelled: ['queued'],
} as const satisfies Record<JobState, readonly JobState[]>;

export function canFollow(from: JobState, to: JobState): boolean {
  return (NEXT[from] as readonly JobState[]).includes(to);
}

/** A job in such a state changes no more by itself. */
export function isTerminal(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** Throws `job.transition` where the table forbids the change. */
export function checkTransition(jobId: string, from: JobState, to: JobState): void {
  if (canFollow(from, to)) return;
  throw new StudioError('job.transition', `job ${jobId} is ${from} and cannot become ${to}`, {
    details: { jobId, from, to },
  });
}
