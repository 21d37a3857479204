import type { PixelWindow } from './pixel-window.ts';

/** A rectangle by its edges, in pixels; right and bottom are not included. */
export type Edges = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export function uniteEdges(one: Edges, other: Edges): Edges {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** The smallest even window around the rectangle with `marginPx` free pixels, cut to `bounds`; null where nothing is left. */
export function evenWindow(edges: Edges, bounds: Edges, marginPx: number): PixelWindow | null {
  const left = Math.max(bounds.left, (Math.floor(edges.left) - marginPx) & ~1);
  const top = Math.max(bounds.top, (Math.floor(edges.top) - marginPx) & ~1);
  const right = Math.min(bounds.right, (Math.ceil(edges.right) + marginPx + 1) & ~1);
  const bottom = Math.min(bounds.bottom, (Math.ceil(edges.bottom) + marginPx + 1) & ~1);
  return right > left && bottom > top
    ? { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top }
    : null;
}

export function edgesOf({ xPx, yPx, widthPx, heightPx }: PixelWindow): Edges {
  return { left: xPx, top: yPx, right: xPx + widthPx, bottom: yPx + heightPx };
}
