import type { JobStore } from '../../work/queue/ports/job-store.ts';
import { isTerminal } from '../../shared/job/job-transitions.ts';
import type { JobEvent } from '../../shared/job/job.ts';
import type { EventHub } from './event-hub.ts';
import type { EventSink } from './event-sink.ts';

const CATCH_UP_BATCH = 100;

/**
 * Tells `sink` every event of a job after `after`: first from the store, at the reader's own pace, then as they happen.
 * Ends the connection when the job has. A reader behind by more than `limitBytes` is told `resync` and let go: it comes
 * back with the id it has, and misses nothing.
 */
export async function followJob(
  jobId: string,
  after: number,
  sink: EventSink,
  context: { readonly jobs: JobStore; readonly hub: EventHub; readonly limitBytes: number },
): Promise<void> {
  const { jobs, hub, limitBytes } = context;
  let position = after;
  let isCaughtUp = false;
  let isOver = false;
  const stop = () => {
    isOver = true;
    unsubscribe();
  };
  const unsubscribe = hub.subscribe((events) => {
    const news = isCaughtUp ? events.filter((event) => event.jobId === jobId) : [];
    for (const event of news) if (!isOver && event.sequence > position) tellOrLetGo(event);
    if (news.length > 0) finishAtTheEnd();
  });
  sink.gone.addEventListener('abort', stop, { once: true });
  if (sink.gone.aborted) stop();

  while (!isOver && !isCaughtUp) {
    const events = jobs.events(position, { jobId, limit: CATCH_UP_BATCH });
    if (events.length === 0) {
      isCaughtUp = true; // the hub tells of whatever is written from here on
      finishAtTheEnd();
    }
    for (const event of events) {
      await sink.drained();
      if (!isOver) tell(event);
    }
  }

  function tellOrLetGo(event: JobEvent): void {
    if (sink.waitingBytes() <= limitBytes) return tell(event);
    sink.send({ id: position, event: 'resync', data: { after: position } });
    finish();
  }

  function tell(event: JobEvent): void {
    sink.send({ id: event.sequence, event: event.type, data: event });
    position = event.sequence;
  }

  /** Asked of the job and not of the last event: a warning may follow the end, and a job that failed may be tried again. */
  function finishAtTheEnd(): void {
    if (isOver) return;
    const job = jobs.get(jobId);
    const isEnded = !job || isTerminal(job.state);
    if (isEnded && jobs.events(position, { jobId, limit: 1 }).length === 0) finish();
  }

  function finish(): void {
    stop();
    sink.end();
  }
}
