import { evenSidePx, LARGEST_SIDE_PX } from '../film/clip-frames.ts';
import {
  OUTPUT_FORMATS,
  PRESET_NAMES,
  QUALITY_PRESETS,
  type OutputFormat,
  type QualityPreset,
} from '../plan/plan.ts';
import { CODECS_OF } from '../scenario/output-format.ts';
import { partOf, type ScenarioDocument } from './document.ts';
import { setOutput } from './media-edits.ts';

export type SizePx = { readonly widthPx: number; readonly heightPx: number };

/** The `output` of a document as the window shows it; what is written wrongly is as if it were not written. */
export type EditOutput = {
  readonly preset: QualityPreset;
  /** Null: that of the preset. */
  readonly quality: number | 'lossless' | null;
  readonly format: OutputFormat;
  /** Null: that of the stage. */
  readonly size: SizePx | null;
  /** Null: as large as it becomes. */
  readonly sizeLimitMB: number | null;
};

const numberOf = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);

export function outputOf(document: ScenarioDocument): EditOutput {
  const output = partOf(document, 'output');
  const [widthPx, heightPx] = [numberOf(output['width']), numberOf(output['height'])];
  return {
    preset: PRESET_NAMES.find((name) => name === output['preset']) ?? 'high',
    quality: output['quality'] === 'lossless' ? 'lossless' : numberOf(output['quality']),
    format: OUTPUT_FORMATS.find((name) => name === output['format']) ?? 'mp4',
    size: widthPx !== null && heightPx !== null ? { widthPx, heightPx } : null,
    sizeLimitMB: numberOf(output['sizeLimitMB']),
  };
}

/** Formats that can show through what is not drawn. */
const WITH_ALPHA: readonly OutputFormat[] = ['mov', 'webm', 'png-sequence'];

/** Another format; what only the one before could hold is taken out. */
export function setFormat(document: ScenarioDocument, format: OutputFormat): ScenarioDocument {
  const { codec, overlayOnly } = partOf(document, 'output');
  const fits = (CODECS_OF[format] as readonly unknown[]).includes(codec);
  return setOutput(document, {
    format,
    ...(codec !== undefined && !fits && { codec: undefined }),
    ...(overlayOnly === true && !WITH_ALPHA.includes(format) && { overlayOnly: undefined }),
  });
}

/** A preset, with its own quality. */
export function setPreset(document: ScenarioDocument, preset: QualityPreset): ScenarioDocument {
  return setOutput(document, { preset, quality: undefined });
}

/** A quality of its own: first that of the preset. */
export function setOwnQuality(document: ScenarioDocument, quality?: number | 'lossless'): ScenarioDocument {
  return setOutput(document, { quality: quality ?? QUALITY_PRESETS[outputOf(document).preset].crf });
}

/** Null: that of the stage. */
export function setOutputSize(document: ScenarioDocument, size: SizePx | null): ScenarioDocument {
  return setOutput(document, { width: size?.widthPx, height: size?.heightPx });
}

const SHORT_SIDES_PX = [2160, 1440, 1080, 720, 480, 360] as const;

/** The stage at another size: its shorter side has so many pixels. */
export function sizeWithShortSide({ widthPx, heightPx }: SizePx, shortPx: number): SizePx {
  const ratio = shortPx / Math.min(widthPx, heightPx);
  return { widthPx: evenSidePx(widthPx * ratio), heightPx: evenSidePx(heightPx * ratio) };
}

/** Usual sizes of a film of this shape that are not its own, the largest first. */
export function usualSizes(stage: SizePx): readonly SizePx[] {
  const shortPx = Math.min(stage.widthPx, stage.heightPx);
  return SHORT_SIDES_PX.filter((px) => px !== shortPx)
    .map((px) => sizeWithShortSide(stage, px))
    .filter(({ widthPx, heightPx }) => Math.max(widthPx, heightPx) <= LARGEST_SIDE_PX);
}

/** Whether a film of this size would show the stage's picture stretched: by more than a pixel that even sizes ask for. */
export function isStretched(stage: SizePx, size: SizePx): boolean {
  const wanted = sizeWithShortSide(stage, Math.min(size.widthPx, size.heightPx));
  return Math.abs(wanted.widthPx - size.widthPx) > 2 || Math.abs(wanted.heightPx - size.heightPx) > 2;
}

/** `phone`: TikTok, Instagram Reels and YouTube Shorts, which take the same. */
export const PLATFORM_NAMES = ['phone', 'youtube'] as const;
export type PlatformName = (typeof PLATFORM_NAMES)[number];

/** What each takes in best: none shows more than its size, and each encodes anew what it gets. */
const PLATFORMS = {
  phone: { shortPx: 1080, preset: 'high', isUpright: true },
  youtube: { shortPx: 2160, preset: 'ultra', isUpright: false },
} as const satisfies Record<
  PlatformName,
  { readonly shortPx: number; readonly preset: QualityPreset; readonly isUpright: boolean }
>;

/** The output for a platform. A smaller stage is not made larger: that adds no detail. */
export function setPlatform(document: ScenarioDocument, name: PlatformName, stage: SizePx): ScenarioDocument {
  const { shortPx, preset } = PLATFORMS[name];
  const isLarger = Math.min(stage.widthPx, stage.heightPx) > shortPx;
  const formatted = setPreset(setFormat(document, 'mp4'), preset);
  const sized = setOutputSize(formatted, isLarger ? sizeWithShortSide(stage, shortPx) : null);
  return setOutput(sized, { sizeLimitMB: undefined, codec: undefined });
}

/** The platforms whose output the document has. */
export function platformsOf(document: ScenarioDocument, stage: SizePx): readonly PlatformName[] {
  const own = JSON.stringify(outputOf(document));
  return PLATFORM_NAMES.filter(
    (name) => JSON.stringify(outputOf(setPlatform(document, name, stage))) === own,
  );
}

/** Whether a platform shows films of 9:16 and this one has another shape. */
export function isWrongShape(name: PlatformName, { widthPx, heightPx }: SizePx): boolean {
  return PLATFORMS[name].isUpright && Math.abs(widthPx / heightPx - 9 / 16) > 0.01;
}
