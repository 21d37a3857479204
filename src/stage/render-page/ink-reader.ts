import type { Patch } from '../../shared/contract/page.ts';
import { changedWindow } from '../../shared/pixels/changed-window.ts';
import { edgesOf, evenWindow, uniteEdges } from '../../shared/pixels/edges.ts';
import { overflowsWindow } from '../../shared/pixels/ink-overflow.ts';
import type { PixelWindow } from '../../shared/pixels/pixel-window.ts';
import { rgbaToYuva420, yuvaBytes } from '../../shared/pixels/rgba-to-yuva.ts';
import type { YuvCoefficients } from '../../shared/pixels/yuv-matrix.ts';
import type { LaneFilm } from './measure-lanes.ts';

/** Ink touched the edge of the window it was read from, so that some of it may have been missed. */
export class LaneOverflow extends Error {}

/** Finds out how a lane's picture differs from the one before, reading no more of the canvas than can have changed. */
export type InkReader = {
  /** The canvas shows `frame` now; null where it looks as before. Throws LaneOverflow. */
  patch(frame: number): Patch | null;
  /** The lane is clear from here on. */
  clear(): void;
};

/**
 * Only the window around this frame's ink and the last one's is read, compared and converted. That window comes from
 * layout; that it is large enough is checked on the pixels themselves: its edges must be free of ink.
 */
export function inkReader(
  { lane, film, inkAt }: LaneFilm,
  index: number,
  context: CanvasRenderingContext2D,
  { coefficients, marginPx }: { readonly coefficients: YuvCoefficients; readonly marginPx: number },
): InkReader {
  const before = new Uint32Array(lane.widthPx * lane.heightPx);
  const laneEdges = { left: 0, top: 0, right: lane.widthPx, bottom: lane.heightPx };
  /** Within the lane: where the picture before had ink. */
  let shown: PixelWindow | null = null;

  function inkWindow(frame: number): PixelWindow | null {
    const edges = inkAt(frame);
    if (!edges) return null;
    const { left, top, right, bottom } = edges;
    const inLane = {
      left: left - lane.xPx,
      top: top - lane.yPx,
      right: right - lane.xPx,
      bottom: bottom - lane.yPx,
    };
    return evenWindow(inLane, laneEdges, marginPx);
  }

  function refuseOverflow(words: Uint32Array, region: PixelWindow, ink: PixelWindow, frame: number): void {
    const within = { ...ink, xPx: ink.xPx - region.xPx, yPx: ink.yPx - region.yPx };
    const place = {
      ...{ stageXPx: lane.xPx + ink.xPx, stageYPx: lane.yPx + ink.yPx },
      ...{ stageWidthPx: film.widthPx, stageHeightPx: film.heightPx },
    };
    if (overflowsWindow(words, region.widthPx, within, place))
      throw new LaneOverflow(`frame ${frame} touches the edge of what was measured in lane ${index}`);
  }

  function keep(words: Uint32Array, region: PixelWindow): void {
    for (let row = 0; row < region.heightPx; row += 1) {
      const line = words.subarray(row * region.widthPx, (row + 1) * region.widthPx);
      before.set(line, (region.yPx + row) * lane.widthPx + region.xPx);
    }
  }

  return {
    patch(frame) {
      const ink = inkWindow(frame);
      const region = union(ink, shown);
      if (!region) return null;
      const rgba = context.getImageData(region.xPx, region.yPx, region.widthPx, region.heightPx).data;
      const words = new Uint32Array(rgba.buffer);
      if (ink) refuseOverflow(words, region, ink, frame);
      shown = ink;
      const window = changedWindow(before, lane.widthPx, words, region);
      if (!window) return null;
      keep(words, region);
      const data = new Uint8Array(yuvaBytes(window.widthPx, window.heightPx));
      const inRegion = { ...window, xPx: window.xPx - region.xPx, yPx: window.yPx - region.yPx };
      rgbaToYuva420(rgba, region.widthPx, inRegion, coefficients, data);
      return { frame, lane: index, window, data };
    },
    clear() {
      shown = null;
      before.fill(0);
    },
  };
}

function union(one: PixelWindow | null, other: PixelWindow | null): PixelWindow | null {
  if (!one || !other) return one ?? other;
  const edges = uniteEdges(edgesOf(one), edgesOf(other));
  return {
    xPx: edges.left,
    yPx: edges.top,
    widthPx: edges.right - edges.left,
    heightPx: edges.bottom - edges.top,
  };
}
