import type { PixelWindow } from './pixel-window.ts';
import type { YuvCoefficients } from './yuv-matrix.ts';

/** Bytes of a yuva420p picture: luma, two quarter planes of chroma, alpha. Width and height are even. */
export function yuvaBytes(widthPx: number, heightPx: number): number {
  return widthPx * heightPx * 2 + (widthPx * heightPx) / 2;
}

/**
 * A window of straight-alpha RGBA (tightly packed, `strideWidthPx` pixels a row) as yuva420p: planes Y, U, V, A in a
 * row. Chroma of a 2x2 block is weighted by alpha, so that transparent pixels do not bleed into a letter's edge.
 */
export function rgbaToYuva420(
  rgba: Uint8ClampedArray | Uint8Array,
  strideWidthPx: number,
  window: PixelWindow,
  coefficients: YuvCoefficients,
  target: Uint8Array,
): void {
  const { xPx, yPx, widthPx, heightPx } = window;
  const { yr, yg, yb, yOffset, ur, ug, ub, vr, vg, vb } = coefficients;
  const half = widthPx >> 1;
  const uPlane = widthPx * heightPx;
  const vPlane = uPlane + half * (heightPx >> 1);
  const aPlane = vPlane + half * (heightPx >> 1);
  const base = yOffset + 0.5;
  for (let row = 0; row < heightPx; row += 2) {
    let from = ((yPx + row) * strideWidthPx + xPx) * 4;
    let to = row * widthPx;
    let chroma = (row >> 1) * half;
    for (let column = 0; column < widthPx; column += 2) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let weight = 0;
      for (let corner = 0; corner < 4; corner += 1) {
        const i = from + (corner & 1) * 4 + (corner >> 1) * strideWidthPx * 4;
        const o = to + (corner & 1) + (corner >> 1) * widthPx;
        const a = rgba[i + 3] as number;
        target[aPlane + o] = a;
        if (a === 0) {
          target[o] = yOffset;
          continue;
        }
        const r = rgba[i] as number;
        const g = rgba[i + 1] as number;
        const b = rgba[i + 2] as number;
        target[o] = yr * r + yg * g + yb * b + base;
        red += r * a;
        green += g * a;
        blue += b * a;
        weight += a;
      }
      if (weight === 0) {
        target[uPlane + chroma] = 128;
        target[vPlane + chroma] = 128;
      } else {
        red /= weight;
        green /= weight;
        blue /= weight;
        target[uPlane + chroma] = Math.min(255, ur * red + ug * green + ub * blue + 128.5);
        target[vPlane + chroma] = Math.min(255, vr * red + vg * green + vb * blue + 128.5);
      }
      from += 8;
      to += 2;
      chroma += 1;
    }
  }
}
