import { asNumber, asObject, asText } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';

/** A layer with one name for each thing. Pixels from the top left, degrees, 0-1. */
export type LayerFields = {
  readonly type: string;
  readonly source: string | undefined;
  readonly text: string | undefined;
  readonly color: string | undefined;
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number | undefined;
  readonly heightPx: number | undefined;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly rotation: number;
  readonly opacity: number;
  readonly blendMode: string;
  readonly zIndex: number | undefined;
  readonly fit: string;
  readonly isVisible: boolean;
  readonly fontSizePx: number | undefined;
  readonly fontFamily: string | undefined;
};

export const KNOWN_KEYS = new Set(
  `id name type source src url path text content color fill x y width height position size transform scale scaleX scaleY
  scale_x scale_y rotation angle opacity alpha blendMode blend blend_mode zIndex z z_index order fit visible enabled filters
  fontSize font_size fontFamily font_family`.split(/\s+/),
);

/** What stands in `position`, `size` and `transform` is read as if it stood in the layer itself. */
export const NESTED_KEYS = ['position', 'size', 'transform'] as const;

export function layerFields(layer: Loose): LayerFields {
  const flat = {
    ...asObject(layer['position']),
    ...asObject(layer['size']),
    ...asObject(layer['transform']),
    ...layer,
  };
  const text = (...keys: string[]) =>
    keys.map((key) => asText(flat[key])).find((value) => value !== undefined);
  const number = (...keys: string[]) =>
    keys.map((key) => asNumber(flat[key])).find((value) => value !== undefined);
  const scale = number('scale') ?? 1;
  return {
    type: (text('type') ?? '').toLowerCase(),
    source: text('source', 'src', 'url', 'path'),
    text: text('text', 'content'),
    color: text('color', 'fill') ?? listedColor(flat['color'] ?? flat['fill']),
    xPx: number('x') ?? 0,
    yPx: number('y') ?? 0,
    widthPx: number('width'),
    heightPx: number('height'),
    scaleX: number('scaleX', 'scale_x') ?? scale,
    scaleY: number('scaleY', 'scale_y') ?? scale,
    rotation: number('rotation', 'angle') ?? 0,
    opacity: Math.min(1, Math.max(0, number('opacity', 'alpha') ?? 1)),
    blendMode: text('blendMode', 'blend', 'blend_mode') ?? 'normal',
    zIndex: number('zIndex', 'z', 'z_index', 'order'),
    fit: text('fit') ?? 'contain',
    isVisible: flat['visible'] !== false && flat['enabled'] !== false,
    fontSizePx: number('fontSize', 'font_size'),
    fontFamily: text('fontFamily', 'font_family'),
  };
}

/** `[r, g, b, a]`, of 0 to 1 or 0 to 255; a list that is not that stays a text, which is no colour. */
function listedColor(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const numbers = value.map(asNumber).filter((number) => number !== undefined);
  if (numbers.length !== value.length || numbers.length < 3 || numbers.length > 4)
    return JSON.stringify(value).slice(0, 100);
  const isRatio = numbers.every((number) => number <= 1);
  const [red, green, blue] = numbers.map((number) =>
    Math.round(Math.min(255, Math.max(0, number * (isRatio ? 255 : 1)))),
  );
  const alpha = numbers[3] ?? 1;
  return `rgba(${red}, ${green}, ${blue}, ${Math.min(1, Math.max(0, alpha > 1 ? alpha / 255 : alpha))})`;
}
