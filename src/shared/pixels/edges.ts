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

/** Windows start on this grid, by which browsers dither gradients: then a pixel is the same wherever its window starts. */
const GRID_PX = 8;

/**
 * A window of even size around the rectangle with `marginPx` free pixels or a few more, so that it starts on the grid;
 * cut to `bounds`, null where nothing is left.
 */
export function gridWindow(edges: Edges, bounds: Edges, marginPx: number): PixelWindow | null {
  const left = Math.max(bounds.left, (Math.floor(edges.left) - marginPx) & -GRID_PX);
  const top = Math.max(bounds.top, (Math.floor(edges.top) - marginPx) & -GRID_PX);
  const right = Math.min(bounds.right, (Math.ceil(edges.right) + marginPx + 1) & ~1);
  const bottom = Math.min(bounds.bottom, (Math.ceil(edges.bottom) + marginPx + 1) & ~1);
  return right > left && bottom > top
    ? { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top }
    : null;
}

export function edgesOf({ xPx, yPx, widthPx, heightPx }: PixelWindow): Edges {
  return { left: xPx, top: yPx, right: xPx + widthPx, bottom: yPx + heightPx };
}
