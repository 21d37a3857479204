import { parseCssColor, type Rgba } from '../color/parse-css-color.ts';

/**
 * A CSS colour on the way from one to another: `#rrggbb`, or `#rrggbbaa` where it is not opaque. `ratio` 0-1; at its
 * ends the colour is as it was written. Of a text that is no colour nothing can be mixed: it changes over in the middle.
 */
export function mixColor(from: string, to: string, ratio: number): string {
  if (ratio <= 0) return from;
  if (ratio >= 1) return to;
  const [first, last] = [parseCssColor(from), parseCssColor(to)];
  if (!first || !last) return ratio < 0.5 ? from : to;
  const [start, end] = [bytesOf(first), bytesOf(last)];
  const mixed = start.map((value, index) => Math.round(value + (end[index]! - value) * ratio));
  const shown = mixed[3] === 255 ? mixed.slice(0, 3) : mixed;
  return `#${shown.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function bytesOf({ r, g, b, a }: Rgba): readonly number[] {
  return [r, g, b, a * 255].map(Math.round);
}
