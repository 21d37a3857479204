import type { JobStore } from '../../work/queue/ports/job-store.ts';
import type { JobEvent } from '../../shared/job/job.ts';

const BATCH = 500;

export type EventHub = {
  /** Every event written from now on, in order, as often as the store tells of a change. */
  subscribe(listener: (events: readonly JobEvent[]) => void): () => void;
  close(): void;
};

/** Reads new events once for all who follow jobs. */
export function createEventHub(jobs: JobStore, onTrouble: (error: unknown) => void): EventHub {
  const listeners = new Set<(events: readonly JobEvent[]) => void>();
  let position = jobs.lastSequence();
  const stop = jobs.onChange(() => {
    try {
      pump();
    } catch (error) {
      onTrouble(error); // the next change reads on from the same place
    }
  });

  function pump(): void {
    for (;;) {
      const events = jobs.events(position, { limit: BATCH });
      const last = events.at(-1);
      if (!last) return;
      position = last.sequence;
      for (const listener of [...listeners]) listener(events);
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      stop();
      listeners.clear();
    },
  };
}
