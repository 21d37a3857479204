import type { RenderJobProgress, RenderJobRequest, RenderJobResult } from './kinds/render-kind.ts';
import type { ErrorCode, ErrorDetails } from '../errors.ts';
import type { FrameSpan } from '../time.ts';
import type { KeptSegmentState } from './segment-state.ts';

/** Where a job stands. Only job-transitions.ts says what may follow what. */
export const JOB_STATES = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The request, the progress and the result of each kind of job. A new kind is a line here and a file in `kinds`. */
type Kinds = {
  readonly render: {
    readonly request: RenderJobRequest;
    readonly progress: RenderJobProgress;
    readonly result: RenderJobResult;
  };
};

export const JOB_KINDS = ['render'] as const satisfies readonly (keyof Kinds)[];
export type JobKind = keyof Kinds;

/** One request as it was accepted, told apart by its `kind`. */
export type JobRequest = Kinds[JobKind]['request'];
/** The request that is kept with its job, without the scenario. That may have megabytes and is read separately. */
export type KeptRequest<Request = JobRequest> = Request extends JobRequest
  ? Omit<Request, 'scenario'>
  : never;
export type JobProgress = Kinds[JobKind]['progress'];
export type JobPhase = JobProgress['phase'];
export type JobResult = Kinds[JobKind]['result'];

export type JobFailure = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
};

/** A job as anyone may see it. Times are milliseconds since 1970, for people; nothing is decided by them. */
export type Job = {
  readonly id: string;
  readonly state: JobState;
  readonly progress: JobProgress;
  readonly request: KeptRequest;
  /** How often it was started; a pause or a restart of the program does not count. */
  readonly attempt: number;
  /** Why it waits, for a paused job: `asked`, or the code of what must be mended first (`disk.full`). */
  readonly pausedBecause: 'asked' | ErrorCode | null;
  /** Why it failed; also what the last attempt failed with while it waits for the next. */
  readonly failure: JobFailure | null;
  /** Once the film is rendered, also while it is uploaded. */
  readonly result: JobResult | null;
  /** The film is there and verified, only its upload is missing: a retry starts with that. */
  readonly isRendered: boolean;
  /** Most page workers of its next attempts, after one with more used too much memory; left out: as asked. */
  readonly workerLimit?: number;
  readonly createdAtMs: number;
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
};

/** Where one segment of a job stands. */
export type JobSegment = FrameSpan & {
  readonly index: number;
  readonly fingerprint: string;
  readonly state: KeptSegmentState;
  /** Leases granted so far: the fencing counter. */
  readonly attempt: number;
  /** The worker that has, or last had, the segment. Null before the first lease. */
  readonly worker: string | null;
  readonly how: 'render' | 'cache' | null;
  /** Last failure, kept while it is tried again. */
  readonly failure: string | null;
};

/**
 * Where a reader of events stands. Only the store that gave it knows what it means: others keep it, send it back, and at
 * most ask whether two are the same.
 */
export type EventCursor = string;

/** A fact about a job, with the place in the store's one order of events by which a reader can say where it stopped. */
export type JobEvent = {
  /** Of this event: also the `id` of server-sent events. */
  readonly cursor: EventCursor;
  readonly jobId: string;
  readonly atMs: number;
} & JobFact;

export type JobFact =
  | { readonly type: 'state'; readonly from: JobState | null; readonly to: JobState }
  | { readonly type: 'progress'; readonly progress: JobProgress }
  | { readonly type: 'segment'; readonly segment: JobSegment }
  | { readonly type: 'warning'; readonly code: string; readonly path: string; readonly message: string }
  | { readonly type: 'retry'; readonly code: ErrorCode; readonly message: string; readonly delayMs: number };
