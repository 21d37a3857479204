type Rgba = readonly [number, number, number, number];

/** Reads `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`; null for any other way of writing a colour. */
function parseHex(color: string): Rgba | null {
  const short = /^#([0-9a-f]{3,4})$/i.exec(color)?.[1];
  const digits = short ? short.replace(/./g, '$&$&') : /^#((?:[0-9a-f]{2}){3,4})$/i.exec(color)?.[1];
  if (digits === undefined) return null;
  const part = (index: number) => Number.parseInt(digits.slice(index * 2, index * 2 + 2) || 'ff', 16);
  return [part(0), part(1), part(2), part(3)];
}

/**
 * A CSS colour on the way from one to another; `ratio` 0-1. Colours not written in hexadecimal cannot be mixed here
 * (names and functions need a browser): they change over in the middle.
 */
export function mixColor(from: string, to: string, ratio: number): string {
  if (ratio <= 0) return from;
  if (ratio >= 1) return to;
  const [first, last] = [parseHex(from), parseHex(to)];
  if (!first || !last) return ratio < 0.5 ? from : to;
  const mixed = first.map((value, index) => Math.round(value + (last[index]! - value) * ratio));
  const shown = mixed[3] === 255 ? mixed.slice(0, 3) : mixed;
  return `#${shown.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
