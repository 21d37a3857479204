import { StudioError } from '../../errors.ts';
import { isColor } from '../../scenario/color.ts';
import type { Cue } from '../../scenario/scenario.ts';
import { fontName } from '../font-name.ts';
import type { ImportWarning } from '../warning.ts';
import type { ReelParams, ReelType } from './reel-params.ts';

/** Frames of its keyframes count at this rate, whatever the video's own is. */
const FRAMES_PER_SECOND = 30;
/** Text of an overlay fades out in this time. */
const TEXT_EXIT_SECONDS = 0.25;
const VIDEO = 'video';

/**
 * A framing or overlay job as a scenario, complete: parts the engine cannot draw yet (framing, highlights) are written
 * down like the others and refused by the check that every job passes, with their paths. Throws `feature.unsupported`
 * for job types that are no render.
 */
export function convertReel(
  type: ReelType,
  source: string,
  params: ReelParams,
): { readonly scenario: Readonly<Record<string, unknown>>; readonly warnings: readonly ImportWarning[] } {
  if (type === 'annotate' || type === 'multi_clip')
    throw new StudioError('feature.unsupported', `jobs of the type ${type} are not rendered yet`, {
      details: { type },
    });
  const warnings: ImportWarning[] = [];
  const { start_time: start, end_time: end, output_width: width, output_height: height } = params;
  const framing = (params.crop_keyframes ?? []).map((key) => ({
    time: key.time ?? (key.frame ?? 0) / FRAMES_PER_SECOND,
    x: key.x,
    y: key.y,
    width: Math.max(2, key.width),
    height: Math.max(2, key.height),
    ease: 'smooth' as const,
  }));
  const scenario = {
    cueframe: 1,
    stage: { width, height, frameRate: 'source' },
    media: { [VIDEO]: { src: source, kind: 'video' } },
    timeline: [
      {
        media: VIDEO,
        ...(start === undefined ? {} : { in: start }),
        ...(end === undefined ? {} : { out: end }),
        fit: 'contain',
        ...(framing.length > 0 ? { framing: framing.toSorted((a, b) => a.time - b.time) } : {}),
      },
    ],
    cues: (params.text_layers ?? [])
      .filter(({ enabled }) => enabled)
      .map((layer, index) => textCue(layer, index, warnings)),
    effects: (params.highlight_regions ?? []).map((region) => highlight(region, params)),
  };
  return { scenario, warnings };
}

type TextLayer = NonNullable<ReelParams['text_layers']>[number];

function textCue({ spec, startTime, endTime, id }: TextLayer, index: number, warnings: ImportWarning[]): Cue {
  const { size, shadow, stroke, align } = spec;
  const isKnown = isColor(spec.color);
  if (!isKnown)
    warnings.push({
      path: `text_layers[${index}].spec.color`,
      code: 'style.color',
      message: `is no colour Cueframe knows: ${spec.color}`,
    });
  const anchor = align === 'left' ? 'tl' : align === 'right' ? 'tr' : 'tc';
  const hasShadow = shadow !== undefined && (shadow.blur > 0 || shadow.opacity > 0);
  return {
    ...(id === undefined ? {} : { id }),
    type: 'text',
    start: startTime,
    end: endTime,
    text: spec.text,
    layout: { anchor, x: spec.position.x, y: spec.position.y, width: spec.maxWidth },
    style: {
      font: fontName(spec.font) ?? 'Inter',
      size,
      align,
      ...(isKnown ? { color: spec.color } : {}),
      stroke: stroke && stroke.width > 0 ? { width: stroke.width * size, ...colorOf(stroke.color) } : null,
      shadow: hasShadow ? [{ x: 0, y: 0, blur: shadow.blur * size, ...colorOf(shadow.color) }] : [],
    },
    animate: [{ name: 'fade', when: 'out', duration: TEXT_EXIT_SECONDS }],
  };
}

function colorOf(color: string): { color?: string } {
  return isColor(color) ? { color } : {};
}

type Region = NonNullable<ReelParams['highlight_regions']>[number];

function highlight(region: Region, params: ReelParams): object {
  const widthPx = params.video_width ?? params.output_width;
  const heightPx = params.video_height ?? params.output_height;
  return {
    type: 'highlight',
    shape: 'ellipse',
    start: region.start_frame / FRAMES_PER_SECOND,
    end: region.end_frame / FRAMES_PER_SECOND,
    keyframes: [
      {
        time: 0,
        x: region.x / widthPx,
        y: region.y / heightPx,
        radiusX: region.radius_x / widthPx,
        radiusY: region.radius_y / heightPx,
      },
    ],
    outside:
      params.effect_type === 'blur'
        ? { blur: 0.02 }
        : { dim: params.effect_type === 'spotlight' ? 0.7 : 0.2 },
    fadeOut: 0.25,
  };
}
