import { COLOR_NAMES } from './color-names.ts';

/** Red, green, blue 0-255 and alpha 0-1. */
export type Rgba = { readonly r: number; readonly g: number; readonly b: number; readonly a: number };

const HEX = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
const NUMBER = '([+-]?(?:\\d+\\.?\\d*|\\.\\d+))';
const CALL = new RegExp(
  `^(rgb|hsl)a?\\(\\s*${NUMBER}(%|deg)?\\s*[ ,]\\s*${NUMBER}(%)?\\s*[ ,]\\s*${NUMBER}(%)?\\s*(?:[,/]\\s*${NUMBER}(%)?\\s*)?\\)$`,
);

/** Reads a CSS colour: hex, `rgb()`, `rgba()`, `hsl()`, `hsla()`, a name or `transparent`; null for anything else. */
export function parseCssColor(value: string): Rgba | null {
  const text = value.trim().toLowerCase();
  if (text === 'transparent') return { r: 0, g: 0, b: 0, a: 0 };
  const named = COLOR_NAMES.get(text);
  if (named) return fromHex(named);
  const hex = HEX.exec(text)?.[1];
  if (hex) return fromHex(hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex);
  const call = CALL.exec(text);
  if (!call) return null;
  const [, kind, first, firstUnit, second, , third, , alpha, alphaUnit] = call;
  const a = alpha === undefined ? 1 : clamp(Number(alpha) / (alphaUnit ? 100 : 1), 1);
  if (kind === 'hsl') return { ...fromHsl(Number(first), Number(second) / 100, Number(third) / 100), a };
  const percent = firstUnit === '%';
  const [r, g, b] = [first, second, third].map((part) =>
    clamp(percent ? (Number(part) * 255) / 100 : Number(part), 255),
  );
  return { r: r ?? 0, g: g ?? 0, b: b ?? 0, a };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

function fromHex(hex: string): Rgba {
  const part = (at: number) => parseInt(hex.slice(at, at + 2), 16);
  return { r: part(0), g: part(2), b: part(4), a: hex.length === 8 ? part(6) / 255 : 1 };
}

/** Hue in degrees, saturation and lightness 0-1 (CSS Color 4, "HSL to sRGB"). */
function fromHsl(hue: number, saturation: number, lightness: number): Omit<Rgba, 'a'> {
  const s = clamp(saturation, 1);
  const l = clamp(lightness, 1);
  const channel = (n: number) => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return 255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return { r: channel(0), g: channel(8), b: channel(4) };
}
