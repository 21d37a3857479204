import type { EventFeed } from '../../work/queue/ports/event-feed.ts';
import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import { isTerminal } from '../../shared/job/job-transitions.ts';
import type { EventCursor, Job, JobEvent } from '../../shared/job/job.ts';
import { StudioError } from '../../shared/errors.ts';

const EVENTS_AT_ONCE = 500;

/**
 * Calls `onEvent` with every event of a job, from the first, until it has ended; gives the job as it ended. Throws
 * `job.not_found`, and `job.cancelled` when `signal` fires: the job itself goes on.
 */
export async function watchJob(
  store: Pick<JobIntake & EventFeed, 'get' | 'events' | 'onChange'>,
  jobId: string,
  onEvent: (event: JobEvent) => void,
  signal: AbortSignal,
): Promise<Job> {
  let after: EventCursor | null = null;
  for (;;) {
    let wake: () => void = () => {};
    const changed = new Promise<void>((resolve) => (wake = resolve));
    const unsubscribe = store.onChange(wake); // before reading: what changes meanwhile is not missed
    signal.addEventListener('abort', wake, { once: true });
    const keepAlive = setInterval(() => {}, 60_000); // the store's own timer does not
    try {
      const job = await store.get(jobId);
      if (!job) throw new StudioError('job.not_found', `there is no job ${jobId}`, { details: { jobId } });
      after = await tellEvents(store, jobId, after, onEvent);
      if (isTerminal(job.state)) return job;
      if (signal.aborted) throw new StudioError('job.cancelled', 'no longer watched; the job goes on');
      await changed;
    } finally {
      clearInterval(keepAlive);
      unsubscribe();
      signal.removeEventListener('abort', wake);
    }
  }
}

async function tellEvents(
  store: Pick<EventFeed, 'events'>,
  jobId: string,
  start: EventCursor | null,
  onEvent: (event: JobEvent) => void,
): Promise<EventCursor | null> {
  let after = start;
  for (;;) {
    const events = await store.events(after, { jobId, limit: EVENTS_AT_ONCE });
    for (const event of events) onEvent(event);
    after = events.at(-1)?.cursor ?? after;
    if (events.length < EVENTS_AT_ONCE) return after;
  }
}
