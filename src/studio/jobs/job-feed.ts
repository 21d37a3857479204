import type { StudioEvent } from '../../shared/contract/studio.ts';
import type { JobStore } from '../../work/queue/ports/job-store.ts';
import { windowJob } from './window-job.ts';

const BATCH = 200;

export type NumberedEvent = { readonly sequence: number; readonly event: StudioEvent };

/**
 * Tells every event of the job store after `after` (default: from now on), with the job as it stands now. `listener` gives
 * false to be told no more for the moment; `more` then goes on. Ends with `stop`.
 */
export function feedJobs(
  jobs: Pick<JobStore, 'get' | 'events' | 'lastSequence' | 'onChange'>,
  options: {
    readonly after?: number | undefined;
    readonly listener: (event: NumberedEvent) => boolean;
    readonly onTrouble: (error: unknown) => void;
  },
): { more(): void; stop(): void } {
  const { listener, onTrouble } = options;
  const last = jobs.lastSequence();
  // a number from another database, such as one restored from a backup, means nothing here
  let position = options.after === undefined || options.after > last ? last : options.after;
  let isPaused = false;
  const unsubscribe = jobs.onChange(() => pump());

  function pump(): void {
    try {
      while (!isPaused) {
        const events = jobs.events(position, { limit: BATCH });
        for (const event of events) {
          if (isPaused) return;
          position = event.sequence;
          const job = jobs.get(event.jobId);
          isPaused = !listener({
            sequence: event.sequence,
            event: { type: 'job', event, job: job && windowJob(job) },
          });
        }
        if (events.length < BATCH) return;
      }
    } catch (error) {
      onTrouble(error); // the next change reads on from the same place
    }
  }

  pump();
  return {
    more() {
      isPaused = false;
      pump();
    },
    stop: unsubscribe,
  };
}
