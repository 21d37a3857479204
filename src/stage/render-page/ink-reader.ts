import type { Patch } from '../../shared/contract/page.ts';
import { changedWindow } from '../../shared/pixels/changed-window.ts';
import { edgesOf, uniteEdges } from '../../shared/pixels/edges.ts';
import { overflowsWindow } from '../../shared/pixels/ink-overflow.ts';
import type { PixelWindow } from '../../shared/pixels/pixel-window.ts';
import { rgbaToYuva420, yuvaBytes } from '../../shared/pixels/rgba-to-yuva.ts';
import type { YuvCoefficients } from '../../shared/pixels/yuv-matrix.ts';
import type { LaneFilm } from './measure-lanes.ts';
import type { KnownPicture } from './picture-memory.ts';

/** Ink touched the edge of the window it was read from, so that some of it may have been missed. */
export class LaneOverflow extends Error {}

/** Finds out how a lane's picture differs from the one before, reading no more of the canvas than can have changed. */
export type InkReader = {
  /** The canvas shows `frame` now; null where it looks as before. Throws LaneOverflow. */
  patch(frame: number): Patch | null;
  /** The same for a picture drawn before, which the canvas does not show. */
  patchOfKnown(frame: number, picture: KnownPicture): Patch | null;
  /** A copy of the picture of the last patch. */
  picture(): KnownPicture;
  /** The lane is clear from here on. */
  clear(): void;
};

/**
 * Only the window around this frame's ink and the last one's is read, compared and converted. That window comes from
 * layout; that it is large enough is checked on the pixels themselves: its edges must be free of ink.
 */
export function inkReader(
  { lane, film, cues }: LaneFilm,
  index: number,
  context: CanvasRenderingContext2D,
  coefficients: YuvCoefficients,
): InkReader {
  const before = new Uint32Array(lane.widthPx * lane.heightPx);
  /** Within the lane: where the picture before had ink. */
  let shown: PixelWindow | null = null;

  /** Within the lane: around all ink of a frame. */
  function inkWindow(frame: number): PixelWindow | null {
    const ink = cues.reduce<PixelWindow | null>((sum, cue) => union(sum, cue.windowAt(frame)), null);
    return ink && { ...ink, xPx: ink.xPx - lane.xPx, yPx: ink.yPx - lane.yPx };
  }

  function refuseOverflow(words: Uint32Array, region: PixelWindow, ink: PixelWindow, frame: number): void {
    const within = { ...ink, xPx: ink.xPx - region.xPx, yPx: ink.yPx - region.yPx };
    const onStage = {
      ...{ stageXPx: lane.xPx + ink.xPx, stageYPx: lane.yPx + ink.yPx },
      ...{ stageWidthPx: film.widthPx, stageHeightPx: film.heightPx },
    };
    if (overflowsWindow(words, region.widthPx, within, onStage))
      throw new LaneOverflow(`frame ${frame} touches the edge of what was measured in lane ${index}`);
  }

  function keep(words: Uint32Array, region: PixelWindow): void {
    for (let row = 0; row < region.heightPx; row += 1) {
      const line = words.subarray(row * region.widthPx, (row + 1) * region.widthPx);
      before.set(line, (region.yPx + row) * lane.widthPx + region.xPx);
    }
  }

  /** `words`: the region of the lane as it looks now. */
  function changeTo(words: Uint32Array, region: PixelWindow, frame: number): Patch | null {
    const window = changedWindow(before, lane.widthPx, words, region);
    if (!window) return null;
    keep(words, region);
    const data = new Uint8Array(yuvaBytes(window.widthPx, window.heightPx));
    const inRegion = { ...window, xPx: window.xPx - region.xPx, yPx: window.yPx - region.yPx };
    rgbaToYuva420(new Uint8Array(words.buffer), region.widthPx, inRegion, coefficients, data);
    return { frame, lane: index, window, data };
  }

  return {
    patch(frame) {
      const ink = inkWindow(frame);
      const region = union(ink, shown);
      if (!region) return null;
      const [xPx, yPx] = [lane.xPx + region.xPx, lane.yPx + region.yPx];
      const rgba = context.getImageData(xPx, yPx, region.widthPx, region.heightPx).data;
      const words = new Uint32Array(rgba.buffer);
      if (ink) refuseOverflow(words, region, ink, frame);
      shown = ink;
      return changeTo(words, region, frame);
    },
    patchOfKnown(frame, { window, words }) {
      const region = union(window, shown);
      if (!region) return null;
      shown = window;
      return changeTo(
        window ? placed(words, window, region) : new Uint32Array(areaOf(region)),
        region,
        frame,
      );
    },
    picture() {
      if (!shown) return { window: null, words: new Uint32Array(0) };
      const laneWindow = { xPx: 0, yPx: 0, widthPx: lane.widthPx, heightPx: lane.heightPx };
      return { window: shown, words: cut(before, laneWindow, shown) };
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

const areaOf = ({ widthPx, heightPx }: PixelWindow) => widthPx * heightPx;

/** A picture of `window` on the clear ground of the larger `region`. */
function placed(words: Uint32Array, window: PixelWindow, region: PixelWindow): Uint32Array {
  const whole = new Uint32Array(areaOf(region));
  for (let row = 0; row < window.heightPx; row += 1) {
    const line = words.subarray(row * window.widthPx, (row + 1) * window.widthPx);
    whole.set(line, (window.yPx - region.yPx + row) * region.widthPx + window.xPx - region.xPx);
  }
  return whole;
}

/** The part of `region`'s picture that lies in the smaller `window`. */
function cut(words: Uint32Array, region: PixelWindow, window: PixelWindow): Uint32Array {
  const part = new Uint32Array(areaOf(window));
  for (let row = 0; row < window.heightPx; row += 1) {
    const from = (window.yPx - region.yPx + row) * region.widthPx + window.xPx - region.xPx;
    part.set(words.subarray(from, from + window.widthPx), row * window.widthPx);
  }
  return part;
}
