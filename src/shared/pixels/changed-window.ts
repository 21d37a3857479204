import type { PixelWindow } from './pixel-window.ts';

/**
 * The smallest part of `window`, widened to even bounds, that holds every pixel in which it differs from before; null
 * where nothing does. `now`: the window's pixels, packed RGBA as 32-bit words. `before`: the whole picture's, rows of
 * `strideWidthPx`. Even sizes and positions; the result is in the picture's coordinates.
 */
export function changedWindow(
  before: Uint32Array,
  strideWidthPx: number,
  now: Uint32Array,
  window: PixelWindow,
): PixelWindow | null {
  const { widthPx, heightPx } = window;
  const first = window.yPx * strideWidthPx + window.xPx;
  let [left, top, right, bottom] = [widthPx, heightPx, -1, -1];
  for (let row = 0; row < heightPx; row += 1) {
    const old = first + row * strideWidthPx;
    const start = row * widthPx;
    let column = 0;
    while (column < widthPx && before[old + column] === now[start + column]) column += 1;
    if (column === widthPx) continue;
    if (column < left) left = column;
    if (row < top) top = row;
    bottom = row;
    column = widthPx - 1;
    while (column > right && before[old + column] === now[start + column]) column -= 1;
    if (column > right) right = column;
  }
  if (bottom < 0) return null;
  const [x, y] = [left & ~1, top & ~1];
  return {
    xPx: window.xPx + x,
    yPx: window.yPx + y,
    widthPx: ((right + 2) & ~1) - x,
    heightPx: ((bottom + 2) & ~1) - y,
  };
}

/**
 * Which edges of a window of a picture carry ink (alpha above 0). Packed RGBA as 32-bit little-endian words: alpha is
 * the top byte. `strideWidthPx` words make a row of the picture.
 */
export function inkedEdges(
  pixels: Uint32Array,
  strideWidthPx: number,
  { xPx, yPx, widthPx, heightPx }: PixelWindow,
): { left: boolean; top: boolean; right: boolean; bottom: boolean } {
  const first = yPx * strideWidthPx + xPx;
  const inked = (column: number, row: number) =>
    (pixels[first + row * strideWidthPx + column] as number) >>> 24 !== 0;
  let [left, top, right, bottom] = [false, false, false, false];
  for (let column = 0; column < widthPx; column += 1) {
    top ||= inked(column, 0);
    bottom ||= inked(column, heightPx - 1);
  }
  for (let row = 0; row < heightPx; row += 1) {
    left ||= inked(0, row);
    right ||= inked(widthPx - 1, row);
  }
  return { left, top, right, bottom };
}
