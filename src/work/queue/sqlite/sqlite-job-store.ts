import { steadyClock } from '../../../base/flow/steady-clock.ts';
import { checkDatabase } from '../../database/check-database.ts';
import type { Database } from '../../database/database.ts';
import { keptJson } from '../../database/kept-json.ts';
import type { AcceptedJob } from '../ports/job-intake.ts';
import type { JobStore } from '../ports/job-store.ts';
import { prepareJobs, requestDigest } from '../rules/intake-rules.ts';
import { acceptedBefore, acceptJobs, isKnownKey } from './accept-jobs.ts';
import { claimJob } from './claim-job.ts';
import { watchChanges } from './watch-changes.ts';
import type { StoreContext } from './store-context.ts';
import {
  cancelJob,
  changePriority,
  pauseJob,
  pruneJobs,
  removeJob,
  resumeJob,
  retryJob,
} from './control-jobs.ts';
import { createEventLog } from './event-log.ts';
import { findJob, getRow, scenarioText } from './job-row.ts';
import { countByState, listJobs } from './list-jobs.ts';
import { planSegments } from './plan-segments.ts';
import {
  failJob,
  finishJob,
  markRendered,
  recoverJobs,
  wantedOf,
  writeProgress,
  yieldJob,
} from './runner-calls.ts';
import { segmentOf, segmentRows } from './segment-row.ts';
import { commitSegment, expireLeases, leaseSegment, releaseSegment, renewLease } from './lease-segments.ts';

export type SqliteJobStore = JobStore & {
  /** `PRAGMA quick_check` or `integrity_check`; throws `store.corrupt`. */
  check(how: 'quick' | 'full'): void;
};

/**
 * The queue in the database of `openDatabase`. `now`: milliseconds since 1970, for back-off, keys and people; `steadyNow`:
 * of a clock that nobody puts forward or back, for leases. `close` closes the database too.
 */
export function createSqliteJobStore(
  database: Database,
  {
    now = Date.now,
    steadyNow = steadyClock,
  }: { readonly now?: () => number; readonly steadyNow?: () => number } = {},
): SqliteJobStore {
  const context: StoreContext = { database, now, steadyNow, log: createEventLog(database, now) };
  const changes = watchChanges(database);

  /** One transaction; listeners hear of it if it changed anything. */
  function write<Result>(body: () => Result): Result {
    const before = database.changes;
    const result = database.write(body);
    if (database.changes !== before) changes.announce();
    return result;
  }

  return {
    async add(request, { quota, ...options } = {}) {
      const prepared = await prepareJobs([{ request, ...options }]);
      return write(() => acceptJobs(context, prepared, quota && { quota })[0] as AcceptedJob);
    },
    async addAll(wanted, limits, also) {
      const prepared = await prepareJobs(wanted);
      return write(() => {
        const accepted = acceptJobs(context, prepared, limits);
        also?.(accepted.map(({ job }) => job));
        return accepted;
      });
    },
    async acceptedBefore(request, idempotencyKey) {
      if (!isKnownKey(context, idempotencyKey)) return null;
      return acceptedBefore(context, { idempotencyKey, digest: await requestDigest(request) });
    },
    get: async (jobId) => findJob(database, jobId),
    scenarioOf: async (jobId) => keptJson(scenarioText(database, jobId), `the scenario of job ${jobId}`),
    scenarioText: async (jobId) => scenarioText(database, jobId),
    list: async (filter) => listJobs(database, filter),
    segments: async (jobId) => segmentRows(database, jobId).map(segmentOf),
    countByState: async (owner) => countByState(database, owner),
    remove: async (jobId) => write(() => removeJob(context, jobId)),

    claim: async (runnerId) => write(() => claimJob(context, runnerId)),
    progress: async (jobId, runnerId, progress) =>
      write(() => writeProgress(context, jobId, runnerId, progress)),
    tell: async (jobId, fact) =>
      write(() => {
        getRow(database, jobId);
        context.log.tell(jobId, fact);
      }),
    finish: async (jobId, runnerId, result) => write(() => finishJob(context, jobId, runnerId, result)),
    rendered: async (jobId, runnerId, result) => write(() => markRendered(context, jobId, runnerId, result)),
    fail: async (jobId, runnerId, error, { retryAfterMs }) =>
      write(() => failJob(context, jobId, runnerId, error, retryAfterMs)),
    yieldJob: async (jobId, runnerId, to, because = 'asked') =>
      write(() => yieldJob(context, jobId, runnerId, to, because)),

    cancel: async (jobId) => write(() => cancelJob(context, jobId)),
    pause: async (jobId) => write(() => pauseJob(context, jobId)),
    resume: async (jobId) => write(() => resumeJob(context, jobId)),
    retry: async (jobId) => write(() => retryJob(context, jobId)),
    setPriority: async (jobId, priority) => write(() => changePriority(context, jobId, priority)),
    wanted: async (jobId, runnerId) => wantedOf(context, jobId, runnerId),
    prune: async ({ finishedBeforeMs, states }) => write(() => pruneJobs(context, finishedBeforeMs, states)),

    plan: async (jobId, segments) => write(() => planSegments(context, jobId, segments)),
    lease: async (jobId, index, worker, leaseMs) =>
      write(() => leaseSegment(context, jobId, index, worker, leaseMs)),
    renew: async (jobId, index, token, leaseMs) =>
      write(() => renewLease(context, jobId, index, token, leaseMs)),
    expire: async () => write(() => expireLeases(context)),
    release: async (jobId, index, token, failure) =>
      write(() => releaseSegment(context, jobId, index, token, failure)),
    commit: async (jobId, index, token, result) =>
      write(() => commitSegment(context, jobId, index, token, result)),

    events: async (after, options) => context.log.after(after, options),
    lastCursor: async () => context.log.lastCursor(),
    isKnown: async (cursor) => context.log.isKnown(cursor),
    onChange: (listener) => changes.listen(listener),
    recover: async (runnerId) => write(() => recoverJobs(context, runnerId)),
    check: (how) => checkDatabase(database, how),
    async close() {
      changes.stop();
      database.close();
    },
  };
}
