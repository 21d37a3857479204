import type { EventCursor, JobEvent } from '../../../shared/job/job.ts';

/** What happened to jobs, in one order for all readers. Events come with the changes they tell of: no call here writes any. */
export interface EventFeed {
  /**
   * Events after `after`, oldest first, at most `limit`; of one job or of all. Null: from the first that is kept. A cursor
   * that `isKnown` denies has nothing after it.
   */
  events(
    after: EventCursor | null,
    options: { readonly jobId?: string; readonly limit: number },
  ): Promise<readonly JobEvent[]>;
  /** After all events there are. */
  lastCursor(): Promise<EventCursor>;
  /** Whether this store gave the cursor, and not another, such as the one before this was put back from a copy. */
  isKnown(cursor: EventCursor): Promise<boolean>;
  /**
   * Calls back soon after anything was written, by this process or another; the function it gives ends that. The call
   * carries nothing: read what changed.
   */
  onChange(listener: () => void): () => void;
}
