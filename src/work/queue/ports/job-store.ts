import type { EventFeed } from './event-feed.ts';
import type { JobControl } from './job-control.ts';
import type { JobIntake } from './job-intake.ts';
import type { JobRuns } from './job-runs.ts';
import type { SegmentBoard } from './segment-board.ts';

/**
 * All that the queue needs from storage. Every method that changes something is one transaction, durable once its promise
 * is fulfilled, and tells its facts as events of the same transaction; what it throws changed nothing. Safe for several
 * processes. One suite (test/conformance) runs against every store.
 */
export interface JobStore extends JobIntake, JobControl, JobRuns, SegmentBoard, EventFeed {
  /** Nothing may be asked afterwards. */
  close(): Promise<void>;
}
