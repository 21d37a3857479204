import type { FastifyBaseLogger } from 'fastify';
import type { EventFeed } from '../../work/queue/ports/event-feed.ts';
import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import { isTerminal } from '../../shared/job/job-transitions.ts';
import type { EventCursor, Job } from '../../shared/job/job.ts';
import { jobView } from '../jobs/job-view.ts';
import type { EventHub } from './event-hub.ts';
import type { EventSink } from './event-sink.ts';
import { followJob } from './follow-job.ts';

/** Nothing is left to tell after `after`. Not where it is of another store: that reader has seen nothing. */
export async function isUpToDate(jobs: EventFeed, jobId: string, after: EventCursor): Promise<boolean> {
  if (!(await jobs.isKnown(after))) return false;
  return (await jobs.events(after, { jobId, limit: 1 })).length === 0;
}

/**
 * Tells a reader the job as it is and then what follows, or everything after `after`. What fails is logged, and ends the
 * connection: a reader that comes back goes on where it was.
 */
export async function tellJob(
  seen: Job,
  after: EventCursor | undefined,
  sink: EventSink,
  context: {
    readonly jobs: JobIntake & EventFeed;
    readonly hub: EventHub;
    /** A reader that is further behind is let go. */
    readonly limitBytes: number;
    readonly log: FastifyBaseLogger;
  },
): Promise<void> {
  const { jobs, log } = context;
  const onTrouble = (error: unknown) => {
    log.error({ err: error }, 'following a job failed');
    sink.end();
  };
  try {
    const last = await jobs.lastCursor();
    let from = after;
    if (from !== undefined && !(await jobs.isKnown(from))) {
      sink.send({ id: last, event: 'resync', data: { after: last } });
      from = undefined;
    }
    if (from === undefined) {
      const job = (await jobs.get(seen.id)) ?? seen; // after `last` was read: an event may come twice, none is missed
      sink.send({ id: last, event: 'job', data: jobView(job) });
      if (isTerminal(job.state)) return sink.end();
    }
    await followJob(seen.id, from ?? last, sink, { ...context, onTrouble });
  } catch (error) {
    onTrouble(error);
  }
}
