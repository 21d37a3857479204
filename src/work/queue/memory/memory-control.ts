import { isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Job, JobState } from '../../../shared/job/job.ts';
import { notBegun } from '../kinds/kind-progress.ts';
import { checkedPriority } from '../rules/intake-rules.ts';
import { jobCannotBe } from '../rules/job-errors.ts';
import { dropLeases } from './memory-segments.ts';
import { getJob, jobOf, moveJob, type MemoryJob, type MemoryState } from './memory-state.ts';

/** See JobControl. */
export function memoryControl(state: MemoryState) {
  const change =
    (body: (job: MemoryJob) => void) =>
    (jobId: string): Job => {
      const job = getJob(state, jobId);
      body(job);
      return jobOf(job);
    };
  const forget = ({ id }: MemoryJob) => {
    state.jobs.delete(id);
    state.events = state.events.filter(({ jobId }) => jobId !== id);
  };
  return {
    cancel: change((job) => {
      moveJob(state, job, 'cancelled', { runner: null });
      dropLeases(state, job);
    }),
    pause: change((job) => moveJob(state, job, 'paused', { pausedBecause: 'asked' })),
    resume: change((job) => {
      if (job.state !== 'paused') throw jobCannotBe('resumed', job.id, job.state);
      moveJob(state, job, 'queued', { runner: null });
      dropLeases(state, job);
    }),
    retry: change((job) => {
      if (!isTerminal(job.state)) throw jobCannotBe('retried', job.id, job.state);
      moveJob(state, job, 'queued', {
        ...{ progress: notBegun(job.request.kind), attempt: 0, failures: 0, recoveries: 0 },
        ...{ waitsUntilMs: 0, startedAtMs: null },
      });
      delete job.workerLimit;
    }),
    setPriority: (jobId: string, priority: number) =>
      change((job) => {
        if (isTerminal(job.state)) throw jobCannotBe('given another priority', job.id, job.state);
        job.request.priority = checkedPriority(priority);
      })(jobId),
    remove(jobId: string): void {
      const job = getJob(state, jobId);
      if (!isTerminal(job.state)) throw jobCannotBe('removed', job.id, job.state);
      forget(job);
    },
    prune(filter: { readonly finishedBeforeMs: number; readonly states?: readonly JobState[] }) {
      const { finishedBeforeMs, states } = filter;
      const old = [...state.jobs.values()].filter(
        (job) =>
          isTerminal(job.state) &&
          (states?.includes(job.state) ?? true) &&
          job.finishedAtMs !== null &&
          job.finishedAtMs < finishedBeforeMs,
      );
      old.forEach(forget);
      return old.map(({ id }) => id);
    },
  };
}
