import { lookAgain } from '../../base/flow/look-again.ts';
import type { EventFeed } from '../../work/queue/ports/event-feed.ts';
import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import { isTerminal } from '../../shared/job/job-transitions.ts';
import type { EventCursor, JobEvent } from '../../shared/job/job.ts';
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
  after: EventCursor,
  sink: EventSink,
  context: {
    readonly jobs: Pick<JobIntake & EventFeed, 'get' | 'events'>;
    readonly hub: EventHub;
    readonly limitBytes: number;
    readonly onTrouble: (error: unknown) => void;
  },
): Promise<void> {
  const { jobs, hub, limitBytes } = context;
  let position = after;
  let isCaughtUp = false;
  let newsCount = 0;
  let isOver = false;
  // told from the store, and perhaps still to come from the hub, which reads for itself
  const toldAlready = new Set<EventCursor>();
  const stop = () => {
    isOver = true;
    unsubscribe();
  };
  const unsubscribe = hub.subscribe((events) => {
    const news = events.filter((event) => event.jobId === jobId && !toldAlready.delete(event.cursor));
    if (news.length === 0) return;
    newsCount += 1;
    if (!isCaughtUp) return; // it is in the store as well
    toldAlready.clear(); // the hub is past them
    for (const event of news) if (!isOver) tellOrLetGo(event);
    finisher.look();
  });
  const finisher = lookAgain(() => finishAtTheEnd().catch(context.onTrouble));
  sink.gone.addEventListener('abort', stop, { once: true });
  if (sink.gone.aborted) stop();

  while (!isOver && !isCaughtUp) {
    const before = newsCount;
    const events = await jobs.events(position, { jobId, limit: CATCH_UP_BATCH });
    // what the hub told while this was read may be in it or not: then it is read once more
    isCaughtUp = events.length === 0 && newsCount === before;
    for (const event of events) {
      await sink.drained();
      if (!isOver) tell(event);
      toldAlready.add(event.cursor);
    }
  }
  finisher.look(); // the hub tells of whatever is written from here on

  function tellOrLetGo(event: JobEvent): void {
    if (sink.waitingBytes() <= limitBytes) return tell(event);
    sink.send({ id: position, event: 'resync', data: { after: position } });
    finish();
  }

  function tell(event: JobEvent): void {
    sink.send({ id: event.cursor, event: event.type, data: event });
    position = event.cursor;
  }

  /** Asked of the job and not of the last event: a warning may follow the end, and a job that failed may be tried again. */
  async function finishAtTheEnd(): Promise<void> {
    if (isOver) return;
    const job = await jobs.get(jobId);
    if (job && !isTerminal(job.state)) return;
    const rest = await jobs.events(position, { jobId, limit: 1 });
    if (rest.length === 0) finish();
  }

  function finish(): void {
    stop();
    sink.end();
  }
}
