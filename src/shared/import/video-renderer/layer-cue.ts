import { isColor } from '../../scenario/color.ts';
import { BLEND_MODES } from '../../scenario/motion-schema.ts';
import { asObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Warn } from '../warning.ts';
import { fontName } from '../font-name.ts';
import type { Cue } from '../../scenario/scenario.ts';
import { KNOWN_KEYS, layerFields, NESTED_KEYS } from './layer-fields.ts';
import type { LayerFields } from './layer-fields.ts';

export type LayerContext = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Place in the frame's list: later is on top. */
  readonly order: number;
  readonly path: string;
  readonly warn: Warn;
  readonly addMedia: (src: string, kind: 'image' | 'video') => string;
};

const FITS = { contain: 'contain', cover: 'cover', fill: 'stretch', stretch: 'stretch' } as const;

/** A layer as a cue; null with a warning where there is nothing to draw. */
export function layerCue(layer: Loose, context: LayerContext): Cue | null {
  const fields = layerFields(layer);
  const { path, warn } = context;
  warnOfUnknown(layer, path, warn);
  for (const key of NESTED_KEYS) warnOfUnknown(asObject(layer[key]), `${path}.${key}`, warn);
  if (Array.isArray(layer['filters']) && layer['filters'].length > 0)
    warn(`${path}.filters`, 'filter.unsupported', 'filters are not drawn yet');
  if (!fields.isVisible) return null;
  switch (fields.type) {
    case 'text':
      return {
        ...common(fields, context),
        type: 'text',
        text: fields.text ?? '',
        style: textStyle(fields, context),
      };
    case 'image':
    case 'video': {
      if (fields.source === undefined) return leftOut(context, 'layer.without_source', 'has no source');
      const media = context.addMedia(fields.source, fields.type);
      if (fields.type === 'video') return { ...common(fields, context), type: 'video', media };
      const fit = FITS[fields.fit as keyof typeof FITS] ?? 'contain';
      return { ...common(fields, context), type: 'image', media, fit };
    }
    case 'shape':
    case 'solid':
    case 'solidcolor':
    case 'solid_color':
      return {
        ...common({ ...fields, ...wholeStage(fields, context) }, context),
        type: 'shape',
        shape: 'rect',
        fill: color(fields, context) ?? '#000000',
      };
    default:
      return leftOut(context, 'layer.unknown', `is of the unknown type ${fields.type || '(none)'}`);
  }
}

function warnOfUnknown(fields: Loose, path: string, warn: Warn): void {
  for (const key of Object.keys(fields))
    if (!KNOWN_KEYS.has(key)) warn(`${path}.${key}`, 'key.unknown', 'is not known here and was not read');
}

function leftOut({ path, warn }: LayerContext, code: string, why: string): null {
  warn(path, code, `${why} and was left out`);
  return null;
}

function color({ color: text }: LayerFields, { path, warn }: LayerContext): string | undefined {
  if (text === undefined || isColor(text)) return text;
  warn(`${path}.color`, 'style.color', `is no colour Cueframe knows: ${text}`);
  return undefined;
}

function wholeStage(fields: LayerFields, { widthPx, heightPx }: LayerContext) {
  return { widthPx: fields.widthPx ?? widthPx, heightPx: fields.heightPx ?? heightPx };
}

function common(fields: LayerFields, context: LayerContext) {
  const { widthPx, heightPx, path, warn } = context;
  const blend = BLEND_MODES.find((mode) => mode === kebab(fields.blendMode));
  if (!blend) warn(`${path}.blendMode`, 'blend.unknown', `${fields.blendMode} is not known; drawn as normal`);
  const isScaled = fields.scaleX !== 1 || fields.scaleY !== 1;
  return {
    start: context.startSeconds,
    end: context.endSeconds,
    layer: Math.round((fields.zIndex ?? 0) * 1000) + context.order,
    layout: {
      anchor: 'tl' as const,
      x: fields.xPx / widthPx,
      y: fields.yPx / heightPx,
      ...(fields.widthPx === undefined ? {} : { width: fields.widthPx / widthPx }),
      ...(fields.heightPx === undefined ? {} : { height: fields.heightPx / heightPx }),
      ...(fields.rotation === 0 ? {} : { rotate: fields.rotation }),
    },
    ...(fields.opacity === 1 ? {} : { opacity: fields.opacity }),
    ...(blend && blend !== 'normal' ? { blend } : {}),
    ...(isScaled ? { transform: { scaleX: fields.scaleX, scaleY: fields.scaleY } } : {}),
  };
}

function textStyle(fields: LayerFields, context: LayerContext) {
  const fill = color(fields, context);
  const font = fontName(fields.fontFamily);
  return {
    ...(fill === undefined ? {} : { color: fill }),
    ...(fields.fontSizePx === undefined
      ? {}
      : { size: Math.max(0.001, fields.fontSizePx / context.heightPx) }),
    ...(font ? { font } : {}),
    align: 'left' as const,
  };
}

/** `softLight` and `soft_light` are `soft-light`. */
function kebab(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/_/g, '-')
    .toLowerCase();
}
