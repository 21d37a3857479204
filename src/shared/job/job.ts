import type { ErrorCode, ErrorDetails } from '../errors.ts';
import type { EncoderName, EncoderSpeed, OutputFormat, QualityPreset } from '../plan/plan.ts';
import type { FrameSpan } from '../time.ts';

/** Where a job stands. Only job-transitions.ts says what may follow what. */
export const JOB_STATES = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What a job is doing, in the order in which it happens; a job without an upload skips `uploading`. */
export const JOB_PHASES = [
  'queued',
  'probing',
  'planning',
  'rendering',
  'assembling',
  'verifying',
  'uploading',
  'done',
] as const;
export type JobPhase = (typeof JOB_PHASES)[number];

/** How a job is to be rendered; what is left out comes from the scenario's `output`. */
export type JobSettings = {
  readonly preset?: QualityPreset;
  /** A CRF in x264 terms, 0-51, or `lossless`. */
  readonly quality?: number | 'lossless';
  readonly speed?: EncoderSpeed;
  readonly encoder?: 'auto' | EncoderName;
  readonly workers?: number;
  readonly segments?: number;
  readonly range?: FrameSpan;
  /** False: render everything anew. Default true. */
  readonly cache?: boolean;
};

/** One request to produce one output, as it was accepted. JSON; without secrets, so that it may be logged. */
export type JobRequest = {
  /**
   * The scenario as given: checked before the job is accepted, read again when it runs. It may have megabytes: a store
   * reads it when it is first looked at, and throws `job.not_found` if the job was pruned by then.
   */
  readonly scenario: unknown;
  /** Folder that relative `src` paths start from; null: relative paths are refused. */
  readonly baseDir: string | null;
  /** Files in place of the scenario's media, by media id: absolute paths, `http(s)://`, `s3://bucket/key` or `upload://id`. */
  readonly sources: Readonly<Record<string, string>>;
  readonly settings: JobSettings;
  readonly format: OutputFormat;
  /** Absolute path, `s3://bucket/key`, or null: the store's own name for it (`outputs/JOB_ID.EXT`). */
  readonly output: string | null;
  /** Longer names first shown to people; null: the scenario's title. */
  readonly title: string | null;
  /** Whose job it is: the user id a caller gave; null: nobody's. */
  readonly owner: string | null;
  readonly projectId: string | null;
  /** HTTPS address that is told how the job ended. */
  readonly callbackUrl: string | null;
  /** Id of the API key it was made with, by whose secret callbacks are signed; left out: it was made without one. */
  readonly keyId?: string;
  /** 1 (last) to 10 (first). */
  readonly priority: number;
};

export type JobProgress = {
  readonly phase: JobPhase;
  /** 0-100 over all phases; never goes back within an attempt. */
  readonly percent: number;
  readonly frames: number;
  /** 0 until planned. */
  readonly totalFrames: number;
  readonly fps: number;
  /** Null until there is something to go by. */
  readonly etaSeconds: number | null;
  /** The segments that are worked on, by their index; left out: none is. */
  readonly working?: readonly SegmentWork[];
};

/** What is done on a segment right now. */
export type SegmentWork = {
  readonly index: number;
  /** `drawing`: a page draws its cues while the encoder takes what is there; `encoding`: nothing is left to draw. */
  readonly doing: 'drawing' | 'encoding';
  /** Encoded so far in this attempt. */
  readonly frames: number;
  /** 1 for the first; each begins at its first frame. */
  readonly attempt: number;
};

export type JobFailure = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
};

export type JobResult = {
  /** Absolute path or `s3://bucket/key`. */
  readonly output: string;
  readonly sizeBytes: number;
  /** SHA-256 of the film, hex. */
  readonly sha256: string;
  readonly frames: number;
  readonly durationSeconds: number;
  readonly elapsedSeconds: number;
  readonly segmentsRendered: number;
  readonly segmentsCached: number;
};

/** A job as anyone may see it. Times are milliseconds since 1970, for people; nothing is decided by them. */
export type Job = {
  readonly id: string;
  readonly state: JobState;
  readonly progress: JobProgress;
  readonly request: JobRequest;
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
  readonly state: 'planned' | 'leased' | 'committed';
  /** Leases granted so far: the fencing counter. */
  readonly attempt: number;
  /** Who has or had it; null before the first lease. */
  readonly worker: string | null;
  readonly how: 'render' | 'cache' | null;
  /** Last failure, kept while it is tried again. */
  readonly failure: string | null;
};

/** A fact about a job, numbered without gaps through the whole store, so that a reader can say where it stopped. */
export type JobEvent = {
  /** 1, 2, 3 …: the `id` of server-sent events. */
  readonly sequence: number;
  readonly jobId: string;
  readonly atMs: number;
} & JobFact;

export type JobFact =
  | { readonly type: 'state'; readonly from: JobState | null; readonly to: JobState }
  | { readonly type: 'progress'; readonly progress: JobProgress }
  | { readonly type: 'segment'; readonly segment: JobSegment }
  | { readonly type: 'warning'; readonly code: string; readonly path: string; readonly message: string }
  | { readonly type: 'retry'; readonly code: ErrorCode; readonly message: string; readonly delayMs: number };
