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
  place: {
    readonly stageXPx: number;
    readonly stageYPx: number;
    readonly stageWidthPx: number;
    readonly stageHeightPx: number;
  },
): boolean {
  const edges = inkedEdges(pixels, strideWidthPx, window);
  return (
    (edges.left && place.stageXPx > 0) ||
    (edges.top && place.stageYPx > 0) ||
    (edges.right && place.stageXPx + window.widthPx < place.stageWidthPx) ||
    (edges.bottom && place.stageYPx + window.heightPx < place.stageHeightPx)
  );
}
