import { randomBytes } from 'node:crypto';
import { steadyClock } from '../../../base/flow/steady-clock.ts';
import type { AcceptedJob } from '../ports/job-intake.ts';
import type { JobStore } from '../ports/job-store.ts';
import { memoryControl } from './memory-control.ts';
import { prepareJobs } from '../rules/intake-rules.ts';
import { memoryIntake } from './memory-intake.ts';
import { memoryRuns } from './memory-runs.ts';
import { memorySegments } from './memory-segments.ts';
import { countAt, cursorAt, type MemoryState } from './memory-state.ts';

/** A queue that lasts as long as this process, for tests. Nothing of it is done before the next turn of the event loop. */
export function createMemoryJobStore({
  now = Date.now,
  steadyNow = steadyClock,
}: { readonly now?: () => number; readonly steadyNow?: () => number } = {}): JobStore {
  const state: MemoryState = {
    ...{ now, steadyNow, jobs: new Map(), keys: new Map(), turns: new Map(), events: [], toldCount: 0 },
    name: `m${randomBytes(4).toString('hex')}`,
  };
  const listeners = new Set<{ readonly listener: () => void }>();
  const [intake, control, runs] = [memoryIntake(state), memoryControl(state), memoryRuns(state)];
  const board = memorySegments(state);

  /** Later, as in a store that has to be reached; all of `body` or nothing of it. */
  async function write<Result>(body: () => Result): Promise<Result> {
    await nextTurn();
    const before = keep(state);
    try {
      return body();
    } catch (error) {
      before.putBack();
      throw error;
    } finally {
      if (state.toldCount !== before.toldCount) announce();
    }
  }
  async function read<Result>(body: () => Result): Promise<Result> {
    await nextTurn();
    return body();
  }
  function announce(): void {
    setImmediate(() => {
      for (const entry of [...listeners]) if (listeners.has(entry)) entry.listener();
    });
  }

  return {
    async add(request, { quota, ...key } = {}) {
      const prepared = await prepareJobs([{ request, ...key }]);
      return write(() => intake.accept(prepared, quota && { quota })[0] as AcceptedJob);
    },
    async addAll(wanted, limits, also) {
      const prepared = await prepareJobs(wanted);
      return write(() => {
        const accepted = intake.accept(prepared, limits);
        also?.(accepted.map(({ job }) => job));
        return accepted;
      });
    },
    async acceptedBefore(request, idempotencyKey) {
      const [job] = await prepareJobs([{ request, idempotencyKey }]);
      return job ? read(() => intake.acceptedBefore(job)) : null;
    },
    get: (jobId) => read(() => intake.get(jobId)),
    scenarioOf: (jobId) => read(() => intake.scenarioOf(jobId)),
    scenarioText: (jobId) => read(() => intake.scenarioText(jobId)),
    list: (filter) => read(() => intake.list(filter)),
    countByState: (owner) => read(() => intake.countByState(owner)),

    cancel: (jobId) => write(() => control.cancel(jobId)),
    pause: (jobId) => write(() => control.pause(jobId)),
    resume: (jobId) => write(() => control.resume(jobId)),
    retry: (jobId) => write(() => control.retry(jobId)),
    setPriority: (jobId, priority) => write(() => control.setPriority(jobId, priority)),
    remove: (jobId) => write(() => control.remove(jobId)),
    prune: (filter) => write(() => control.prune(filter)),

    claim: (runnerId) => write(() => runs.claim(runnerId)),
    progress: (jobId, runnerId, progress) => write(() => runs.progress(jobId, runnerId, progress)),
    tell: (jobId, fact) => write(() => runs.tell(jobId, fact)),
    finish: (jobId, runnerId, result) => write(() => runs.finish(jobId, runnerId, result)),
    rendered: (jobId, runnerId, result) => write(() => runs.rendered(jobId, runnerId, result)),
    fail: (jobId, runnerId, error, next) => write(() => runs.fail(jobId, runnerId, error, next.retryAfterMs)),
    yieldJob: (jobId, runnerId, to, because = 'asked') =>
      write(() => runs.yieldJob(jobId, runnerId, to, because)),
    wanted: (jobId, runnerId) => read(() => runs.wanted(jobId, runnerId)),
    recover: (runnerId) => write(() => runs.recover(runnerId)),

    plan: (jobId, segments) => write(() => board.plan(jobId, segments)),
    segments: (jobId) => read(() => board.segments(jobId)),
    lease: (jobId, index, worker, leaseMs) => write(() => board.lease(jobId, index, worker, leaseMs)),
    renew: (jobId, index, token, leaseMs) => write(() => board.renew(jobId, index, token, leaseMs)),
    expire: () => write(() => board.expire()),
    release: (jobId, index, token, failure) => write(() => board.release(jobId, index, token, failure)),
    commit: (jobId, index, token, result) => write(() => board.commit(jobId, index, token, result)),

    events: (after, { jobId, limit }) =>
      read(() => {
        const count = after === null ? 0 : (countAt(state, after) ?? state.toldCount);
        return state.events
          .filter((event) => (countAt(state, event.cursor) ?? 0) > count)
          .filter((event) => jobId === undefined || event.jobId === jobId)
          .slice(0, limit)
          .map((event) => structuredClone(event));
      }),
    lastCursor: () => read(() => cursorAt(state, state.toldCount)),
    isKnown: (cursor) => read(() => countAt(state, cursor) !== null),
    onChange(listener) {
      const entry = { listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    close: () => read(() => listeners.clear()),
  };
}

/** What there is now, to be put back where a change is refused halfway. */
function keep(state: MemoryState): { readonly toldCount: number; putBack(): void } {
  const { jobs, keys, turns, events, toldCount } = state;
  const [jobsThen, keysThen, eventsThen] = [structuredClone(jobs), new Map(keys), [...events]];
  const turnsThen = new Map(turns);
  return {
    toldCount,
    putBack() {
      jobs.clear();
      for (const [id, job] of jobsThen) jobs.set(id, job);
      keys.clear();
      for (const [key, value] of keysThen) keys.set(key, value);
      turns.clear();
      for (const [owner, turn] of turnsThen) turns.set(owner, turn);
      Object.assign(state, { events: eventsThen, toldCount });
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
