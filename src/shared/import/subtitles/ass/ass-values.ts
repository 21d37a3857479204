import type { Anchor } from '../../../stage-film.ts';

const ANCHORS: readonly Anchor[] = ['bl', 'bc', 'br', 'cl', 'cc', 'cr', 'tl', 'tc', 'tr'];

/** The anchor of `\an` and of a style's Alignment, which count like the keys of a number pad; undefined for other numbers. */
export function anchorOf(alignment: number): Anchor | undefined {
  return Number.isInteger(alignment) ? ANCHORS[alignment - 1] : undefined;
}

/** The same of `\a` and of SSA's styles: 1-3 below, 5-7 above, 9-11 in the middle. */
export function oldAnchorOf(alignment: number): Anchor | undefined {
  const row = { 0: 0, 4: 6, 8: 3 }[alignment - (((alignment - 1) % 4) + 1)];
  const column = ((alignment - 1) % 4) + 1;
  return row === undefined || column > 3 ? undefined : anchorOf(row + column);
}

/**
 * Reads `&HAABBGGRR`, `&HBBGGRR&`, or the same as a decimal number, and returns a CSS colour. Alpha 00 is opaque.
 * Returns undefined for any other text.
 */
export function colorOf(written: string): string | undefined {
  const text = written.trim();
  const hex = /^&?H([\da-f]{1,8})&?$/i.exec(text)?.[1];
  if (hex === undefined && !/^-?\d{1,10}$/.test(text)) return undefined;
  const value = hex === undefined ? Number(text) >>> 0 : Number.parseInt(hex, 16);
  const byte = (shift: number) => Math.floor(value / 2 ** shift) % 256;
  const pair = (number: number) => number.toString(16).padStart(2, '0');
  const rgb = `#${pair(byte(0))}${pair(byte(8))}${pair(byte(16))}`;
  const opacity = 255 - byte(24);
  return opacity === 255 ? rgb : `${rgb}${pair(opacity)}`;
}

export const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;
