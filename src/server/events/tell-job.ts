import type { FastifyBaseLogger } from 'fastify';
import type { JobStore } from '../../work/queue/ports/job-store.ts';
import { isTerminal } from '../../shared/job/job-transitions.ts';
import type { Job } from '../../shared/job/job.ts';
import { jobView } from '../jobs/job-view.ts';
import type { EventHub } from './event-hub.ts';
import type { EventSink } from './event-sink.ts';
import { followJob } from './follow-job.ts';

/** Nothing is left to tell after `after`. Not where it is a number of another database: that reader has seen nothing. */
export function isUpToDate(jobs: JobStore, jobId: string, after: number): boolean {
  if (after > jobs.lastSequence()) return false;
  return jobs.events(after, { jobId, limit: 1 }).length === 0;
}

/**
 * Tells a reader the job as it is and then what follows, or everything after `after`. What fails is logged, and ends the
 * connection: a reader that comes back goes on where it was.
 */
export async function tellJob(
  seen: Job,
  after: number | undefined,
  sink: EventSink,
  context: {
    readonly jobs: JobStore;
    readonly hub: EventHub;
    /** A reader that is further behind is let go. */
    readonly limitBytes: number;
    readonly log: FastifyBaseLogger;
  },
): Promise<void> {
  const { jobs, log } = context;
  try {
    const last = jobs.lastSequence();
    let from = after;
    if (from !== undefined && from > last) {
      // a number of another database, such as one restored from a backup
      sink.send({ id: last, event: 'resync', data: { after: last } });
      from = undefined;
    }
    if (from === undefined) {
      const job = jobs.get(seen.id) ?? seen; // after `last` was read: an event may come twice, none is missed
      sink.send({ id: last, event: 'job', data: jobView(job) });
      if (isTerminal(job.state)) return sink.end();
    }
    await followJob(seen.id, from ?? last, sink, context);
  } catch (error) {
    log.error({ err: error }, 'following a job failed');
    sink.end();
  }
}
