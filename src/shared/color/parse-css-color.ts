import { COLOR_NAMES } from './color-names.ts';
import { fromHsl, fromHwb, fromLab, fromLch, fromOklab, fromOklch, type Channels } from './color-spaces.ts';
import { readColorCall, type ColorCall } from './read-color-call.ts';

/** Red, green, blue 0-255, not rounded, and alpha 0-1. */
export type Rgba = { readonly r: number; readonly g: number; readonly b: number; readonly a: number };

const MOST_CHARACTERS = 80;
const HEX = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/;

/**
 * Reads one CSS colour: hex, `rgb()`, `hsl()`, `hwb()`, `lab()`, `lch()`, `oklab()`, `oklch()`, a name or
 * `transparent`; null for anything else. Whatever is read here is a colour to the browser too. Left out: `color()`,
 * `calc()`, relative colours, system colours, and everything that could make a page load something (`url(…)`,
 * `var(…)`). A colour outside sRGB is clipped channel by channel, as a canvas does.
 */
export function parseCssColor(value: string): Rgba | null {
  if (value.length > MOST_CHARACTERS) return null;
  const text = value.toLowerCase();
  if (text === 'transparent') return { r: 0, g: 0, b: 0, a: 0 };
  const hex = COLOR_NAMES.get(text) ?? HEX.exec(text)?.[1];
  if (hex !== undefined) return fromHex(hex);
  const call = readColorCall(text);
  if (!call) return null;
  const [r, g, b] = channels(call);
  return { r: clamp(r, 255), g: clamp(g, 255), b: clamp(b, 255), a: clamp(call.alpha, 1) };
}

function channels({ name, parts }: ColorCall): Channels {
  switch (name) {
    case 'rgb':
      return parts;
    case 'hsl':
      return fromHsl(...parts);
    case 'hwb':
      return fromHwb(...parts);
    case 'lab':
      return fromLab(...parts);
    case 'lch':
      return fromLch(...parts);
    case 'oklab':
      return fromOklab(...parts);
    case 'oklch':
      return fromOklch(...parts);
    default:
      return name satisfies never;
  }
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

function fromHex(digits: string): Rgba {
  const hex = digits.length <= 4 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const part = (at: number) => parseInt(hex.slice(at, at + 2), 16);
  return { r: part(0), g: part(2), b: part(4), a: hex.length === 8 ? part(6) / 255 : 1 };
}
