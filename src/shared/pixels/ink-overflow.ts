import { inkedEdges } from './changed-window.ts';
import type { PixelWindow } from './pixel-window.ts';

/**
 * Whether ink touches an edge of a window that is not the stage's own edge, so that some of it may lie outside.
 * `window`: within the picture `pixels`, whose rows are `strideWidthPx` words; its top left stands at (`stageXPx`,
 * `stageYPx`) of the stage.
 */
export function overflowsWindow(
  pixels: Uint32Array,
  strideWidthPx: number,
  window: PixelWindow,
  region: {
    readonly stageXPx: number;
    readonly stageYPx: number;
    readonly stageWidthPx: number;
    readonly stageHeightPx: number;
  },
): boolean {
  const edges = inkedEdges(pixels, strideWidthPx, window);
  return (
    (edges.left && region.stageXPx > 0) ||
    (edges.top && region.stageYPx > 0) ||
    (edges.right && region.stageXPx + window.widthPx < region.stageWidthPx) ||
    (edges.bottom && region.stageYPx + window.heightPx < region.stageHeightPx)
  );
}
