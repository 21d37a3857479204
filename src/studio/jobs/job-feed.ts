import type { StudioEvent } from '../../shared/contract/studio.ts';
import type { EventCursor, JobEvent } from '../../shared/job/job.ts';
import { lookAgain } from '../../base/flow/look-again.ts';
import type { EventFeed } from '../../work/queue/ports/event-feed.ts';
import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import { windowJob } from './window-job.ts';

const BATCH = 200;

export type PlacedEvent = { readonly cursor: EventCursor; readonly event: StudioEvent };

/**
 * Tells every event of the job store after `after` (default: from now on), with the job as it stands now. `listener` gives
 * false to be told no more for the moment; `more` then goes on. Ends with `stop`.
 */
export function feedJobs(
  jobs: Pick<JobIntake, 'get'> & EventFeed,
  options: {
    readonly after?: EventCursor | undefined;
    readonly listener: (event: PlacedEvent) => boolean;
    readonly onTrouble: (error: unknown) => void;
  },
): { more(): void; stop(): void } {
  const { listener, onTrouble } = options;
  let position: EventCursor | null = null;
  let isPaused = false;
  let isOver = false;
  const looker = lookAgain(() => pump().catch(onTrouble)); // the next change reads on from the same place
  const unsubscribe = jobs.onChange(looker.look);
  looker.look();

  /** A cursor of another store, such as the one before this was put back from a copy, means nothing here. */
  async function start(): Promise<EventCursor> {
    const { after } = options;
    return after !== undefined && (await jobs.isKnown(after)) ? after : jobs.lastCursor();
  }

  async function pump(): Promise<void> {
    position ??= await start();
    while (!isPaused && !isOver) {
      const events: readonly JobEvent[] = await jobs.events(position, { limit: BATCH });
      for (const event of events) {
        const job = await jobs.get(event.jobId);
        if (isPaused || isOver) return;
        position = event.cursor;
        isPaused = !listener({
          cursor: event.cursor,
          event: { type: 'job', event, job: job && windowJob(job) },
        });
      }
      if (events.length < BATCH) return;
    }
  }

  return {
    more() {
      isPaused = false;
      looker.look();
    },
    stop() {
      isOver = true;
      unsubscribe();
    },
  };
}
