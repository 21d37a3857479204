import type { PixelWindow } from './pixel-window.ts';

/**
 * The smallest window, widened to even bounds, that holds every pixel in which two pictures differ; null where they
 * are equal. Both are packed RGBA read as 32-bit words, `widthPx` x `heightPx`, even sizes.
 */
export function changedWindow(
  before: Uint32Array,
  after: Uint32Array,
  widthPx: number,
  heightPx: number,
): PixelWindow | null {
  const total = widthPx * heightPx;
  let first = 0;
  while (first < total && before[first] === after[first]) first += 1;
  if (first === total) return null;
  let last = total - 1;
  while (before[last] === after[last]) last -= 1;
  const top = Math.floor(first / widthPx);
  const bottom = Math.floor(last / widthPx);
  let left = widthPx;
  let right = -1;
  for (let row = top; row <= bottom; row += 1) {
    const start = row * widthPx;
    let column = 0;
    while (column < left && before[start + column] === after[start + column]) column += 1;
    if (column < left) left = column;
    column = widthPx - 1;
    while (column > right && before[start + column] === after[start + column]) column -= 1;
    if (column > right) right = column;
  }
  const xPx = left & ~1;
  const yPx = top & ~1;
  return { xPx, yPx, widthPx: ((right + 2) & ~1) - xPx, heightPx: ((bottom + 2) & ~1) - yPx };
}

/** Which edges of a picture carry ink (alpha above 0). Packed RGBA as 32-bit little-endian words: alpha is the top byte. */
export function inkedEdges(
  pixels: Uint32Array,
  widthPx: number,
  heightPx: number,
): { left: boolean; top: boolean; right: boolean; bottom: boolean } {
  const inked = (index: number) => (pixels[index] as number) >>> 24 !== 0;
  let [left, top, right, bottom] = [false, false, false, false];
  for (let column = 0; column < widthPx; column += 1) {
    top ||= inked(column);
    bottom ||= inked((heightPx - 1) * widthPx + column);
  }
  for (let row = 0; row < heightPx; row += 1) {
    left ||= inked(row * widthPx);
    right ||= inked(row * widthPx + widthPx - 1);
  }
  return { left, top, right, bottom };
}
