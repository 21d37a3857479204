import type { StudioError } from '../../../shared/errors.ts';
import type { Job, JobFact, JobProgress, JobResult, JobState } from '../../../shared/job/job.ts';
import { finishedProgress, notBegun } from '../kinds/kind-progress.ts';
import type { RunWish } from '../ports/job-runs.ts';
import { jobStale } from '../rules/job-errors.ts';
import { crashedTooOften, MOST_RECOVERIES } from '../rules/run-rules.ts';
import { shownProgress, workerLimitAfter } from '../rules/run-rules.ts';
import { dropLeases } from './memory-segments.ts';
import { getJob, jobOf, moveJob, tell, type MemoryJob, type MemoryState } from './memory-state.ts';

/** See JobRuns. */
export function memoryRuns(state: MemoryState) {
  /** Throws `job.stale` where the job is not this runner's in one of the states. */
  const own = (jobId: string, runnerId: string, states: readonly JobState[]): MemoryJob => {
    const job = getJob(state, jobId);
    if (job.runner !== runnerId || !states.includes(job.state)) throw jobStale(jobId, runnerId);
    return job;
  };

  function claim(runnerId: string): Job | null {
    const nowMs = state.now();
    const next = nextInTurn(state, nowMs);
    if (!next) return null;
    state.turns.set(ownerOf(next), 1 + Math.max(0, ...state.turns.values()));
    moveJob(state, next, 'running', {
      ...{ runner: runnerId, attempt: next.failures + 1, failure: null },
      startedAtMs: next.startedAtMs ?? nowMs,
    });
    return jobOf(next);
  }

  function fail(job: MemoryJob, { code, message, details }: StudioError, retryAfterMs: number | null): void {
    const failure = structuredClone({ code, message, details });
    const changes = { failure, failures: job.failures + 1, runner: null, recoveries: 0 };
    const nowMs = state.now();
    if (retryAfterMs === null) moveJob(state, job, 'failed', changes);
    else {
      const waits = { waitsFromMs: nowMs, waitsUntilMs: nowMs + retryAfterMs };
      moveJob(state, job, 'queued', { ...changes, progress: notBegun(job.request.kind), ...waits });
      tell(state, job.id, { type: 'retry', code, message, delayMs: retryAfterMs });
    }
    dropLeases(state, job);
  }

  function giveBack(job: MemoryJob, to: 'queued' | 'paused', because: Job['pausedBecause']): void {
    if (job.state !== 'running') job.runner = null;
    else moveJob(state, job, to, { runner: null, ...(to === 'paused' && { pausedBecause: because }) });
    dropLeases(state, job);
  }

  function recover(runnerId: string): readonly string[] {
    const left = [...state.jobs.values()].filter(({ runner }) => runner !== null && runner !== runnerId);
    return left.flatMap((job) => {
      const wasRunning = job.state === 'running';
      if (wasRunning && job.recoveries >= MOST_RECOVERIES) {
        fail(job, crashedTooOften(), null);
        return [];
      }
      giveBack(job, 'queued', null);
      if (!wasRunning) return [];
      job.recoveries += 1;
      return [job.id];
    });
  }

  return {
    claim,
    recover,
    progress(jobId: string, runnerId: string, progress: JobProgress): void {
      const job = own(jobId, runnerId, ['running']);
      job.progress = structuredClone(shownProgress(job.progress, progress));
      tell(state, jobId, { type: 'progress', progress: job.progress });
    },
    tell: (jobId: string, fact: JobFact) => tell(state, getJob(state, jobId).id, fact),
    finish(jobId: string, runnerId: string, result: JobResult): void {
      const job = own(jobId, runnerId, ['running', 'paused']);
      moveJob(state, job, 'done', {
        ...{
          progress: finishedProgress(job.request.kind, result),
          result: { ...result },
          isRendered: true,
          runner: null,
        },
      });
      dropLeases(state, job);
    },
    rendered(jobId: string, runnerId: string, result: JobResult): void {
      Object.assign(own(jobId, runnerId, ['running', 'paused']), { result: { ...result }, isRendered: true });
    },
    fail(jobId: string, runnerId: string, error: StudioError, retryAfterMs: number | null): void {
      const job = own(jobId, runnerId, ['running']);
      const limit = workerLimitAfter(error);
      fail(job, error, retryAfterMs);
      if (limit !== null) job.workerLimit = limit;
    },
    yieldJob(jobId: string, runnerId: string, to: 'queued' | 'paused', because: Job['pausedBecause']): void {
      const job = state.jobs.get(jobId);
      if (job?.runner === runnerId) giveBack(job, to, because);
    },
    wanted(jobId: string, runnerId: string): RunWish {
      const job = state.jobs.get(jobId);
      if (job?.state === 'cancelled') return 'cancel';
      if (job?.state === 'paused') return 'pause';
      return job?.state === 'running' && job.runner === runnerId ? 'run' : 'gone';
    },
  };
}

/** See JobRuns.claim. */
function nextInTurn({ jobs, turns }: MemoryState, nowMs: number): MemoryJob | undefined {
  const held = [...jobs.values()].filter(({ runner }) => runner !== null).map(ownerOf);
  const heldBy = (owner: string) => held.filter((one) => one === owner).length;
  const waiting = [...jobs.values()]
    .filter((job) => job.state === 'queued' && !(job.waitsFromMs <= nowMs && nowMs < job.waitsUntilMs))
    .sort((a, b) => b.request.priority - a.request.priority || (a.id < b.id ? -1 : 1));
  const first = new Map(waiting.toReversed().map((job) => [ownerOf(job), job])); // the first of each is written last
  const turnOf = (owner: string) => turns.get(owner) ?? 0;
  const [next] = [...first].sort(
    ([a, jobA], [b, jobB]) => heldBy(a) - heldBy(b) || turnOf(a) - turnOf(b) || (jobA.id < jobB.id ? -1 : 1),
  );
  return next?.[1];
}

/** Jobs without owner have one together. */
function ownerOf({ request }: MemoryJob): string {
  return request.owner ?? '';
}
