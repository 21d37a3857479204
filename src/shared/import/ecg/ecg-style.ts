import { isColor } from '../../scenario/color.ts';
import { asNumber, asObject, asText, isObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Box, Style } from '../../scenario/scenario.ts';
import { fontName } from '../font-name.ts';
import { fontPixelsOf, pixelsOf } from './ecg-values.ts';
import type { Warn } from '../warning.ts';

export type StyleContext = { readonly heightPx: number; readonly path: string; readonly warn: Warn };

/** Text without an edge gets a black glow there; here it is written out. */
const GLOW_BLURS_PX = [2, 4, 8];
/** A TextStyle (already merged over its parents) as a Cueframe style. */
export function styleOf(text: Loose, box: Loose, context: StyleContext): Style {
  const { heightPx } = context;
  const part = (valuePx: number): number => Math.min(2, Math.max(0, valuePx / heightPx));
  const sizePx = sizePxOf(text, context) ?? DEFAULT_FONT_PX;
  const align = asText(text['align']) ?? asText(text['textAlign']);
  const spacingPx = pixelsOf(text['letterSpacing']);
  const font = fontName(asText(text['fontFamily']));
  return {
    ...(font ? { font } : {}),
    size: Math.min(2, Math.max(0.001, sizePx / heightPx)),
    ...weightOf(text['fontWeight']),
    ...lineHeightOf(text['lineHeight'], sizePx, context),
    ...colorOf('color', text['color'], context),
    ...(align === 'left' || align === 'center' || align === 'right' ? { align } : {}),
    ...(text['whiteSpace'] === 'nowrap' ? { wrap: false } : {}),
    ...(text['fontStyle'] === 'italic' ? { italic: true } : {}),
    ...(spacingPx === undefined ? {} : { letterSpacing: spacingPx / heightPx }),
    ...edgeOf(text, part, context),
    ...boxOf({ ...text, ...box }, part, context),
  };
}

/** What its text has where neither the node nor its track says a size. */
const DEFAULT_FONT_PX = 32;

/** `fontSize` wins over `fontSizeRel`, a fraction of the stage's height. */
function sizePxOf(text: Loose, { heightPx, path, warn }: StyleContext): number | undefined {
  const written = text['fontSize'];
  const sizePx = fontPixelsOf(written);
  if (written !== undefined && sizePx === undefined)
    warn(`${path}.style.fontSize`, 'style.size', `is no size in px, em, rem or pt: ${shown(written)}`);
  const size = asNumber(text['fontSizeRel']);
  return sizePx ?? (size === undefined ? undefined : Math.max(1, size * heightPx));
}

function lineHeightOf(value: unknown, sizePx: number, { path, warn }: StyleContext): Style {
  if (value === undefined || value === 'normal') return {};
  const linePx = typeof value === 'string' && /[a-z]$/i.test(value.trim()) ? fontPixelsOf(value) : undefined;
  const ratio = linePx === undefined ? asNumber(Number(value)) : linePx / sizePx;
  if (ratio !== undefined && ratio > 0) return { lineHeight: Math.min(10, Math.max(0.1, ratio)) };
  warn(`${path}.style.lineHeight`, 'style.unknown', `cannot be read: ${shown(value)}`);
  return {};
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 60);

/** A word's own look: what may differ inside a line. */
export function wordStyle(own: Loose, context: StyleContext): Style {
  const { color, weight, italic, font, letterSpacing } = styleOf(own, {}, context);
  const sizePx = sizePxOf(own, { ...context, warn: () => {} });
  return {
    ...(color === undefined ? {} : { color }),
    ...(weight === undefined ? {} : { weight }),
    ...(italic === undefined ? {} : { italic }),
    ...(font === undefined ? {} : { font }),
    ...(letterSpacing === undefined ? {} : { letterSpacing }),
    ...(sizePx === undefined ? {} : { size: Math.min(2, Math.max(0.001, sizePx / context.heightPx)) }),
  };
}

function weightOf(value: unknown): Style {
  const weight = Number(value);
  if (value === 'bold' || value === 'normal') return { weight: value };
  return Number.isInteger(weight) && weight >= 1 && weight <= 1000 ? { weight } : {};
}

function colorOf(key: 'color', value: unknown, { path, warn }: StyleContext): { [K in typeof key]?: string } {
  const text = asText(value);
  if (text === undefined) return {};
  if (isColor(text)) return { [key]: text };
  warn(`${path}.style.${key}`, 'style.color', `is no colour Cueframe knows: ${text}`);
  return {};
}

/** Stroke and shadow; with neither, the glow the original draws. */
function edgeOf(
  text: Loose,
  part: (valuePx: number) => number,
  { heightPx, path, warn }: StyleContext,
): Style {
  const stroke = asObject(text['stroke']);
  const width = asNumber(stroke['widthRel']);
  const color = asText(stroke['color']);
  const edge: Style = {
    stroke: width ? { width: Math.min(2, width), ...(color && isColor(color) ? { color } : {}) } : null,
  };
  const css = asText(text['textShadow']);
  if (css === 'none') return { ...edge, shadow: [] };
  if (css === undefined && width) return { ...edge, shadow: [] };
  if (css === undefined)
    return {
      ...edge,
      shadow: GLOW_BLURS_PX.map((blurPx) => ({ x: 0, y: 0, blur: part(blurPx), color: '#000' })),
    };
  const shadows = listed(css)
    .slice(0, MOST_SHADOWS)
    .map((one) => shadowOf(one.trim(), heightPx));
  if (shadows.includes(null)) warn(`${path}.style.textShadow`, 'style.shadow', `cannot be read: ${css}`);
  return { ...edge, shadow: shadows.filter((shadow) => shadow !== null) };
}

const MOST_SHADOWS = 16;

/** The parts of a CSS list; commas within parentheses belong to a part. */
function listed(css: string): string[] {
  const parts: string[] = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at <= css.length; at++) {
    if (css[at] === '(') depth += 1;
    if (css[at] === ')') depth -= 1;
    if (at < css.length && (css[at] !== ',' || depth > 0)) continue;
    parts.push(css.slice(from, at));
    from = at + 1;
  }
  return parts;
}

function shadowOf(css: string, heightPx: number) {
  const match = /^(-?[\d.]+)(?:px)? +(-?[\d.]+)(?:px)?(?: +([\d.]+)(?:px)?)? +(\S.*)$/.exec(css);
  const color = match?.[4];
  if (!match || color === undefined || !isColor(color)) return null;
  const [x = 0, y = 0, blur = 0] = [match[1], match[2], match[3] ?? '0'].map(
    (text) => Number(text) / heightPx,
  );
  return { x, y, blur, color };
}

function boxOf(box: Loose, part: (valuePx: number) => number, { path, warn }: StyleContext): { box?: Box } {
  const color = asText(box['backgroundColor']) ?? asText(box['boxBg']);
  const border = asObject(box['border']);
  if (color === undefined && !isObject(box['border'])) return {};
  if (color !== undefined && !isColor(color))
    warn(`${path}.boxStyle.backgroundColor`, 'style.color', `is no colour Cueframe knows: ${color}`);
  const borderWidth = asNumber(border['widthRel']) ?? part(pixelsOf(border['width']) ?? 0);
  const borderColor = asText(border['color']);
  const radiusPx = typeof box['borderRadius'] === 'string' ? pixelsOf(box['borderRadius']) : undefined;
  const radius = asNumber(box['borderRadius']) ?? asNumber(border['radiusRel']) ?? part(radiusPx ?? 0);
  const opacity = asNumber(box['opacity']);
  return {
    box: {
      color: color !== undefined && isColor(color) ? color : null,
      padding: paddingOf(box['padding'], part),
      radius: Math.min(2, radius),
      ...(borderWidth > 0
        ? {
            border: {
              width: borderWidth,
              ...(borderColor && isColor(borderColor) ? { color: borderColor } : {}),
            },
          }
        : {}),
      ...(opacity === undefined ? {} : { opacity: Math.min(1, Math.max(0, opacity)) }),
    },
  };
}

/** `"8px 16px"` (vertical first, as CSS has it), or `{x, y}` in fractions of the height. */
function paddingOf(value: unknown, part: (valuePx: number) => number): { x: number; y: number } {
  if (typeof value === 'string') {
    const [y = 0, x = y] = value.split(/\s+/).map((text) => part(pixelsOf(text) ?? 0));
    return { x, y };
  }
  return { x: asNumber(asObject(value)['x']) ?? 0, y: asNumber(asObject(value)['y']) ?? 0 };
}
