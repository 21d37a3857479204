import { lookAgain } from '../../base/flow/look-again.ts';
import type { EventFeed } from '../../work/queue/ports/event-feed.ts';
import type { JobEvent } from '../../shared/job/job.ts';

const BATCH = 500;

export type EventHub = {
  /** Every event written from now on, in order, as often as the store tells of a change. */
  subscribe(listener: (events: readonly JobEvent[]) => void): () => void;
  /** Nothing is asked of the store afterwards. */
  close(): Promise<void>;
};

/** Reads new events once for all who follow jobs, from those on that are written after this is fulfilled. */
export async function createEventHub(
  jobs: EventFeed,
  onTrouble: (error: unknown) => void,
): Promise<EventHub> {
  const listeners = new Set<(events: readonly JobEvent[]) => void>();
  let position = await jobs.lastCursor();
  const looker = lookAgain(() => pump().catch(onTrouble)); // the next change reads on from the same place
  const stop = jobs.onChange(looker.look);

  async function pump(): Promise<void> {
    for (;;) {
      const events = await jobs.events(position, { limit: BATCH });
      const last = events.at(-1);
      if (!last) return;
      position = last.cursor;
      for (const listener of [...listeners]) listener(events);
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      stop();
      listeners.clear();
      await looker.quiet();
    },
  };
}
