import type { ProgressMeter } from './progress-meter.ts';
import type { RenderContext } from '../request/render-request.ts';
import type { StagePages } from './open-pages.ts';
import type { Warner } from './warn-once.ts';

export type PartsOptions = {
  readonly workDir: string;
  readonly workers: number;
  /** Asked only where something is drawn. Null only for films without cues. */
  readonly openedPages: () => Promise<StagePages | null>;
  readonly context: RenderContext;
  readonly progress: ProgressMeter;
  /** Throws `media.changed` where a source is not what it was when it was probed. */
  readonly checkSources: () => Promise<void>;
  readonly signal: AbortSignal;
};

export type PartsWork = PartsOptions & { readonly warn: Warner };
