import { EMPTY_WINDOW } from '../../shared/pixels/pixel-window.ts';
import type { YuvCoefficients } from '../../shared/pixels/yuv-matrix.ts';
import type { Patch } from '../../shared/contract/page.ts';
import { createStage, type Stage } from '../stage.ts';
import { inkReader } from './ink-reader.ts';
import type { LaneFilm } from './measure-lanes.ts';

/** Future frames drawn per paint. One paint of eight costs little more than a paint of one. */
export const SLOTS = 8;

/** Chromium's HTML-in-canvas, not yet in TypeScript's library. */
type LayoutCanvas = HTMLCanvasElement & { onpaint: ((event: Event) => void) | null; requestPaint(): void };
type ElementContext = CanvasRenderingContext2D & {
  drawElementImage(element: Element, x: number, y: number): void;
};

/** The canvas of one lane: draws up to SLOTS frames at once and gives each as the patch it changes. */
export type LaneCanvas = {
  /** `frames` ascending, at most SLOTS; null stands for a clear lane. Patches in the same order, none for equal pictures. */
  draw(frames: readonly { readonly frame: number; readonly isClear: boolean }[]): Promise<Patch[]>;
};

export function createLaneCanvas(
  laneFilm: LaneFilm,
  index: number,
  options: {
    readonly assetUrl: (name: string) => string;
    readonly coefficients: YuvCoefficients;
    readonly marginPx: number;
  },
): LaneCanvas {
  const { lane, film } = laneFilm;
  const { widthPx, heightPx } = lane;
  const canvas = document.createElement('canvas') as LayoutCanvas;
  canvas.setAttribute('layoutsubtree', '');
  canvas.width = widthPx;
  canvas.height = heightPx;
  canvas.style.cssText = `position:absolute;left:0;top:0;width:${widthPx}px;height:${heightPx}px`;
  // read back after every frame: the picture is made in main memory, without a GPU process in between
  const context = canvas.getContext('2d', { willReadFrequently: true }) as ElementContext;
  const slots = Array.from({ length: SLOTS }, () => createSlot());
  document.body.append(canvas);
  const readInk = inkReader(laneFilm, index, context, options);

  function createSlot(): { root: HTMLElement; stage: Stage } {
    const root = document.createElement('div');
    root.style.cssText = `position:absolute;left:0;top:0;width:${widthPx}px;height:${heightPx}px;overflow:hidden`;
    canvas.append(root);
    const stage = createStage(root, film, {
      assetUrl: options.assetUrl,
      originXPx: lane.xPx,
      originYPx: lane.yPx,
    });
    return { root, stage };
  }

  function painted(): Promise<void> {
    return new Promise((resolve) => {
      canvas.onpaint = () => {
        canvas.onpaint = null;
        resolve();
      };
      canvas.requestPaint();
    });
  }

  return {
    async draw(frames) {
      const drawn = frames.filter(({ isClear }) => !isClear);
      drawn.forEach(({ frame }, slot) => slots[slot]?.stage.draw(frame));
      if (drawn.length > 0) await painted();
      let slot = 0;
      return frames.flatMap(({ frame, isClear }): Patch[] => {
        if (isClear) {
          readInk.clear();
          return [{ frame, lane: index, window: EMPTY_WINDOW, data: null }];
        }
        const root = slots[slot++]?.root;
        if (!root) return [];
        context.clearRect(0, 0, widthPx, heightPx);
        context.drawElementImage(root, 0, 0);
        const patch = readInk.patch(frame);
        return patch ? [patch] : [];
      });
    },
  };
}
