import type { EventCursor, JobEvent } from '../../shared/job/job.ts';

/** One thing told to a reader. `id` is where the reader stands then, and what it sends to go on from there. */
export type FeedMessage = {
  readonly id: EventCursor;
  readonly event: 'job' | 'resync' | JobEvent['type'];
  readonly data: unknown;
};

/** A reader's connection, whatever it speaks. */
export interface EventSink {
  send(message: FeedMessage): void;
  /** Bytes that were sent and that the reader has not taken yet. */
  waitingBytes(): number;
  /** Resolves once nearly nothing waits any more, or the connection is gone. */
  drained(): Promise<void>;
  /** Lets the reader take what waits, then closes; a reader that takes nothing is cut off after a while. */
  end(): void;
  /** Aborted when the connection is gone. */
  readonly gone: AbortSignal;
}
