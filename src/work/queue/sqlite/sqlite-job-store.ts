import { checkDatabase } from '../../database/check-database.ts';
import type { Database } from '../../database/database.ts';
import type { JobStore } from '../ports/job-store.ts';
import { acceptJob, acceptJobs } from './accept-jobs.ts';
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
  claimJob,
  failJob,
  finishJob,
  markRendered,
  recoverJobs,
  wantedOf,
  writeProgress,
  yieldJob,
} from './runner-calls.ts';
import { segmentOf, segmentRows } from './segment-row.ts';
import { commitSegment, leaseSegment, releaseSegment } from './lease-segments.ts';

/**
 * The queue in the database of `openDatabase`. `now`: milliseconds since 1970, for back-off, keys and people. `close`
 * closes the database too.
 */
export function createSqliteJobStore(
  database: Database,
  { now = Date.now }: { readonly now?: () => number } = {},
): JobStore {
  const context: StoreContext = { database, now, log: createEventLog(database, now) };
  const changes = watchChanges(database);

  /** One transaction; listeners hear of it if it changed anything. */
  function write<Result>(body: () => Result): Result {
    const before = database.changes;
    const result = database.write(body);
    if (database.changes !== before) changes.announce();
    return result;
  }

  return {
    add: (request, options) => write(() => acceptJob(context, request, options)),
    addAll: (requests, options) => write(() => acceptJobs(context, requests, options)),
    get: (jobId) => findJob(database, jobId),
    scenarioText: (jobId) => scenarioText(database, jobId),
    list: (filter) => listJobs(database, filter),
    segments: (jobId) => segmentRows(database, jobId).map(segmentOf),
    countByState: (owner) => countByState(database, owner),
    remove: (jobId) => write(() => removeJob(context, jobId)),

    claim: (runnerId) => write(() => claimJob(context, runnerId)),
    progress: (jobId, runnerId, progress) => write(() => writeProgress(context, jobId, runnerId, progress)),
    tell: (jobId, fact) =>
      write(() => {
        getRow(database, jobId);
        context.log.tell(jobId, fact);
      }),
    finish: (jobId, runnerId, result) => write(() => finishJob(context, jobId, runnerId, result)),
    rendered: (jobId, runnerId, result) => write(() => markRendered(context, jobId, runnerId, result)),
    fail: (jobId, runnerId, error, { retryAfterMs }) =>
      write(() => failJob(context, jobId, runnerId, error, retryAfterMs)),
    yieldJob: (jobId, runnerId, to, because = 'asked') =>
      write(() => yieldJob(context, jobId, runnerId, to, because)),

    cancel: (jobId) => write(() => cancelJob(context, jobId)),
    pause: (jobId) => write(() => pauseJob(context, jobId)),
    resume: (jobId) => write(() => resumeJob(context, jobId)),
    retry: (jobId) => write(() => retryJob(context, jobId)),
    setPriority: (jobId, priority) => write(() => changePriority(context, jobId, priority)),
    wanted: (jobId, runnerId) => wantedOf(context, jobId, runnerId),
    prune: ({ finishedBeforeMs, states }) => write(() => pruneJobs(context, finishedBeforeMs, states)),

    plan: (jobId, segments) => write(() => planSegments(context, jobId, segments)),
    lease: (jobId, index, worker) => write(() => leaseSegment(context, jobId, index, worker)),
    release: (jobId, index, token, failure) =>
      write(() => releaseSegment(context, jobId, index, token, failure)),
    commit: (jobId, index, token, result) => write(() => commitSegment(context, jobId, index, token, result)),

    events: (after, options) => context.log.after(after, options),
    lastSequence: () => context.log.lastSequence(),
    onChange: (listener) => changes.listen(listener),
    recover: (runnerId) => write(() => recoverJobs(context, runnerId)),
    check: (how) => checkDatabase(database, how),
    close() {
      changes.stop();
      database.close();
    },
  };
}
