import { fontName } from '../../font-name.ts';
import type { Look } from '../look.ts';
import { colorOf, rounded } from './ass-values.ts';
import { weightOf } from './ass-style.ts';
import type { AssGround } from './ass-style.ts';
import type { Override } from './overrides.ts';

/** The look that overrides give to the text behind them. */
export type AssLook = {
  /** Returns whether the override is one of looks. */
  apply(override: Override): boolean;
  now(): Look;
};

/** Starts as the style of the line; `\r` goes back to it. */
export function createAssLook({ size, style }: AssGround): AssLook {
  let look: Look = {};
  const base = style?.style.shadow?.[0];
  let cast: { depth?: number; color?: string } = {};
  const part = (written: string, least: number) => {
    const ratio = Number(written) / size.height;
    return Number.isFinite(ratio) ? rounded(Math.min(2, Math.max(least, ratio))) : null;
  };
  const cover = (): Look => {
    const depth = cast.depth ?? base?.x ?? 0;
    const color = cast.color ?? base?.color ?? style?.backColor;
    return {
      shadow: depth === 0 ? [] : [{ x: depth, y: depth, blur: 0, ...(color === undefined ? {} : { color }) }],
    };
  };
  function lookOf({ name, value }: Override): Look | null {
    const color = colorOf(value);
    switch (name) {
      case 'b':
        return { weight: value === '' ? (style?.style.weight ?? 'normal') : weightOf(value) };
      case 'i':
        return { italic: Number(value) !== 0 };
      case 'u':
        return { underline: Number(value) !== 0 };
      case 's':
        return { strikethrough: Number(value) !== 0 };
      case 'c':
      case '1c':
        return color === undefined ? {} : { color };
      case '3c':
        return color === undefined ? {} : { stroke: { ...look.stroke, color } };
      case '4c':
        if (color !== undefined) cast = { ...cast, color };
        return cover();
      case 'bord': {
        const width = part(value, 0);
        return width === null ? {} : { stroke: width === 0 ? null : { ...look.stroke, width } };
      }
      case 'shad': {
        const depth = part(value, 0);
        if (depth !== null) cast = { ...cast, depth };
        return cover();
      }
      case 'fsp': {
        const spacing = part(value, -2);
        return spacing === null ? {} : { letterSpacing: spacing };
      }
      case 'fs': {
        const ratio = Number(value) / size.height;
        return ratio > 0 && ratio <= 2 ? { size: rounded(Math.max(0.001, ratio)) } : {};
      }
      case 'fn': {
        const font = fontName(value);
        return font === undefined ? {} : { font };
      }
      default:
        return null;
    }
  }
  return {
    now: () => look,
    apply(override) {
      if (override.name === 'r') {
        look = {};
        cast = {};
        return override.value === '';
      }
      const next = lookOf(override);
      if (next) look = { ...look, ...next };
      return next !== null;
    },
  };
}
