import type { EncoderName, EncoderSpeed, Plan, QualityPreset } from '../../shared/plan/plan.ts';
import type { SegmentWork } from '../../shared/job/kinds/render-kind.ts';
import type { KeptSegmentState } from '../../shared/job/segment-state.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { FrameSpan } from '../../shared/time.ts';
import type { SegmentStore } from '../cache/segment-store.ts';
import type { GpuSharing } from '../environment/share-gpus.ts';
import type { CaptureRung, Tools } from '../environment/tools.ts';
import type { ScenarioHead } from '../plan/scenario-head.ts';
import type { SegmentLedger } from './segment-ledger.ts';
import type { PageOpener } from '../pages/stage-page.ts';
import type { StageServer } from '../pages/stage-server.ts';
import type { PlanFilm } from '../threads/plan-apart.ts';

/** What to render. Everything left out comes from the scenario's `output`, then from the defaults. */
export type RenderRequest = {
  readonly scenario: Scenario;
  /** Of a scenario that was read in a thread, and is without its cues and styles here. */
  readonly head?: Omit<ScenarioHead, 'scenario'>;
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
      /** Frames rendered per second so far, those from the cache left out; 0 before the first. */
      readonly fps: number;
      /** Null until there is something to measure. */
      readonly etaSeconds: number | null;
      /** The segments that are worked on, by their index; left out: none is. */
      readonly working?: readonly SegmentWork[];
    }
  | { readonly type: 'warning'; readonly code: string; readonly path: string; readonly message: string }
  /** A segment that failed and is tried again, on a fresh page or with another encoder. */
  | {
      readonly type: 'retry';
      readonly segment: number;
      readonly attempt: number;
      readonly code: string;
      readonly message: string;
    }
  /** Where one segment stands: `failed` is followed by `leased` again while another attempt is left. */
  | (FrameSpan & {
      readonly type: 'segment';
      readonly index: number;
      readonly state: KeptSegmentState | 'failed';
      /** Null until it is begun. */
      readonly how: 'render' | 'cache' | null;
      /** `local-1` …, or `cache`; null until it is begun. */
      readonly worker: string | null;
      /** 1 for the first; 0 until it is begun. */
      readonly attempt: number;
    });

/** What a render needs from outside. Composed by the service; the engine reads no settings of its own. */
export type RenderContext = {
  readonly tools: Tools;
  /** Built stage page (`out/stage`), served to the browser. */
  readonly stageDir: string;
  /** Folder for this render's temporary files; a private folder is made inside it and removed. */
  readonly tempDir: string;
  /** Folder of what is worth keeping between renders: proofs of encoders. */
  readonly cacheDir: string;
  /** Encoder sessions that all films of this process share. Default: nobody counts them. */
  readonly gpus?: GpuSharing;
  /** Use this rung of the capture ladder instead of the best proved one. */
  readonly rung?: CaptureRung;
  /** Opens pages in place of `tools.browser`: a desktop app has windows of its own. */
  readonly pageOpener?: (server: StageServer) => PageOpener;
  /** Plans in place of this thread, which may have others to answer. Default: here. */
  readonly planFilm?: PlanFilm;
  /** Finished segments are taken from here and kept here. Default: everything is rendered anew and nothing kept. */
  readonly segmentStore?: SegmentStore;
  /** Where the segments of a job are leased and counted. Default: nobody else renders this film. */
  readonly ledger?: SegmentLedger;
  /** Shown each plan before anything of it is rendered; what it throws ends the render. */
  readonly onPlan?: (plan: Plan) => Promise<void>;
  /** Told before the film is joined where it grows until it is verified. Called again where a join is made once more. */
  readonly onJoining?: (partPath: string) => void;
  readonly onEvent?: (event: RenderEvent) => void;
  readonly signal?: AbortSignal;
};

export type SegmentReport = FrameSpan & {
  readonly index: number;
  readonly how: 'render' | 'cache';
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
