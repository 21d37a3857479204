import type { EncoderName, EncoderSpeed, QualityPreset } from '../shared/plan/plan.ts';
import type { Scenario } from '../shared/scenario/scenario.ts';
import type { FrameSpan } from '../shared/time.ts';
import type { CaptureRung, Tools } from './environment/tools.ts';

/** What to render. Everything left out comes from the scenario's `output`, then from the defaults. */
export type RenderRequest = {
  readonly scenario: Scenario;
  /** Folder that relative `src` paths start from: the scenario file's. */
  readonly baseDir: string;
  /** Files given in place of the scenario's media, by media id. */
  readonly sources?: Readonly<Record<string, string>>;
  readonly preset?: QualityPreset;
  /** A CRF in x264 terms, 0-51, or `lossless` (libx264 at qp 0 in the source's own pixel format). */
  readonly quality?: number | 'lossless';
  /** Encoder speed over the preset's own. */
  readonly speed?: EncoderSpeed;
  readonly encoder?: 'auto' | EncoderName;
  /** Page workers at once; default: from the machine. */
  readonly workers?: number;
  /** Exact number of segments; default: sized for the workers. */
  readonly segments?: number;
  /** Only these film frames. */
  readonly range?: FrameSpan;
};

export type RenderPhase = 'probing' | 'planning' | 'rendering' | 'assembling' | 'verifying' | 'done';

/** Facts that go up while a render runs. */
export type RenderEvent =
  | {
      readonly type: 'progress';
      readonly phase: RenderPhase;
      readonly frames: number;
      readonly totalFrames: number;
      /** Film frames finished per second of this render so far; 0 before the first. */
      readonly fps: number;
      /** Null until there is something to measure. */
      readonly etaSeconds: number | null;
    }
  | { readonly type: 'warning'; readonly code: string; readonly path: string; readonly message: string }
  /** A segment that failed and is tried again, on a fresh page or with another encoder. */
  | {
      readonly type: 'retry';
      readonly segment: number;
      readonly attempt: number;
      readonly code: string;
      readonly message: string;
    };

/** What a render needs from outside. Composed by the door; core reads no settings of its own. */
export type RenderContext = {
  readonly tools: Tools;
  /** Built stage page (`out/stage`), served to the browser. */
  readonly stageDir: string;
  /** Folder for this render's temporary files; a private folder is made inside it and removed. */
  readonly tempDir: string;
  /** Folder of what is worth keeping between renders: proofs of encoders. */
  readonly cacheDir: string;
  /** Use this rung of the capture ladder instead of the best proved one. */
  readonly rung?: CaptureRung;
  readonly onEvent?: (event: RenderEvent) => void;
  readonly signal?: AbortSignal;
};

export type SegmentReport = FrameSpan & {
  readonly index: number;
  readonly how: 'render' | 'cache' | 'copy';
  readonly worker: string;
  readonly seconds: number;
};

export type RenderResult = {
  readonly output: string;
  readonly frames: number;
  readonly durationSeconds: number;
  readonly elapsedSeconds: number;
  readonly segments: readonly SegmentReport[];
};
