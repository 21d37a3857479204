import type { ProbedMedia } from '../../shared/media.ts';
import type { EncodeSettings, OutputFormat } from '../../shared/plan/plan.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { FrameSpan } from '../../shared/time.ts';

/** A file the stage page may ask for: a font, an image. */
export type AssetFile = {
  readonly path: string;
  /** Hex digest of its content; part of the fingerprints of the segments that show it. */
  readonly identity: string;
};

/** Everything planning depends on. Same input, same plan. */
export type PlanInput = {
  /** Validated. */
  readonly scenario: Scenario;
  /** Probed files by media id; at least those of the timeline. */
  readonly media: ReadonlyMap<string, ProbedMedia>;
  /** Files of fonts and images by their `src` as the scenario writes it (for an image by id: its media entry's). */
  readonly assets: ReadonlyMap<string, AssetFile>;
  /** Exact number of segments; null: as the grid of `chooseSegments` has it. */
  readonly segments: number | null;
  /** Film frames to render; null: all. */
  readonly range: FrameSpan | null;
  /** The chosen and proved encoder; its pixel format comes from `filmPixelFormat`. */
  readonly encode: EncodeSettings;
  readonly format: OutputFormat;
  readonly overlayOnly: boolean;
  /** Size of the finished film; null: the stage's. */
  readonly outputSize: { readonly widthPx: number; readonly heightPx: number } | null;
};
