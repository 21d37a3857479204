import { inkedEdges } from './changed-window.ts';
import type { PixelWindow } from './pixel-window.ts';

/** Whether a lane's picture touches an edge that is not the stage's own, so that some of it may have been cut off. */
export function overflowsLane(
  pixels: Uint32Array,
  lane: PixelWindow,
  stage: { readonly widthPx: number; readonly heightPx: number },
): boolean {
  const edges = inkedEdges(pixels, lane.widthPx, lane.heightPx);
  return (
    (edges.left && lane.xPx > 0) ||
    (edges.top && lane.yPx > 0) ||
    (edges.right && lane.xPx + lane.widthPx < stage.widthPx) ||
    (edges.bottom && lane.yPx + lane.heightPx < stage.heightPx)
  );
}
