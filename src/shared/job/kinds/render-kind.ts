import type { EncoderName, EncoderSpeed, OutputFormat, QualityPreset } from '../../plan/plan.ts';
import type { FrameSpan } from '../../time.ts';
import type { SegmentPhase } from '../segment-state.ts';
import { MIDDLE_PRIORITY, type AskedOfAnyJob } from './any-kind.ts';

/** What a render is doing, in the order in which it happens; one without an upload skips `uploading`. */
export const RENDER_PHASES = [
  'queued',
  'probing',
  'planning',
  'rendering',
  'assembling',
  'verifying',
  'uploading',
  'done',
] as const;
type RenderPhase = (typeof RENDER_PHASES)[number];

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

/** A request to render one film. */
export type RenderJobRequest = AskedOfAnyJob & {
  readonly kind: 'render';
  /** The scenario as given: checked before the job is accepted, read again when it runs. */
  readonly scenario: unknown;
  /** Folder that relative `src` paths start from; null: relative paths are refused. */
  readonly baseDir: string | null;
  /** Files in place of the scenario's media, by media id: absolute paths, `http(s)://`, `s3://bucket/key` or `upload://id`. */
  readonly sources: Readonly<Record<string, string>>;
  readonly settings: JobSettings;
  readonly format: OutputFormat;
  /** Absolute path, `s3://bucket/key`, or null: the store's own name for it (`outputs/JOB_ID.EXT`). */
  readonly output: string | null;
};

export type RenderJobProgress = {
  readonly phase: RenderPhase;
  /** 0-100 over all phases; never goes back within an attempt. */
  readonly percent: number;
  readonly frames: number;
  /** 0 until planned. */
  readonly totalFrames: number;
  readonly fps: number;
  /** Null until there is something to go by. */
  readonly etaSeconds: number | null;
  /** The segments that workers are rendering, by index. Left out: no segment is being rendered. */
  readonly working?: readonly SegmentWork[];
};

/** What is done on a segment right now. */
export type SegmentWork = {
  readonly index: number;
  readonly doing: SegmentPhase;
  /** Encoded so far in this attempt. */
  readonly frames: number;
  /** 1 for the first; each begins at its first frame. */
  readonly attempt: number;
};

export type RenderJobResult = {
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

/** Progress before the first attempt, and before an attempt has reported any. */
export const RENDER_NOT_BEGUN: RenderJobProgress = {
  phase: 'queued',
  percent: 0,
  frames: 0,
  totalFrames: 0,
  fps: 0,
  etaSeconds: null,
};

export function renderFinished({ frames }: RenderJobResult): RenderJobProgress {
  return { phase: 'done', percent: 100, frames, totalFrames: frames, fps: 0, etaSeconds: 0 };
}

/** A request to render, with the usual value for everything that is left out. */
export function renderRequest(
  asked: Pick<RenderJobRequest, 'scenario' | 'format'> & Partial<Omit<RenderJobRequest, 'kind'>>,
): RenderJobRequest {
  return {
    ...{ kind: 'render', baseDir: null, sources: {}, settings: {}, output: null, title: null, owner: null },
    ...{ projectId: null, callbackUrl: null, priority: MIDDLE_PRIORITY },
    ...asked,
  };
}
