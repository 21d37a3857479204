import { EMPTY_WINDOW } from '../../shared/pixels/pixel-window.ts';
import type { YuvCoefficients } from '../../shared/pixels/yuv-matrix.ts';
import type { Patch } from '../../shared/contract/page.ts';
import { createStage, type Stage } from '../stage.ts';
import type { Change } from './changes.ts';
import { inkReader } from './ink-reader.ts';
import type { LaneFilm } from './measure-lanes.ts';
import type { KnownPicture, PictureMemory } from './picture-memory.ts';

/** Future frames drawn per paint. One paint of eight costs little more than a paint of one. */
export const SLOTS = 8;

/** Chromium's HTML-in-canvas, not yet in TypeScript's library. */
type LayoutCanvas = HTMLCanvasElement & { onpaint: ((event: Event) => void) | null; requestPaint(): void };
type ElementContext = CanvasRenderingContext2D & {
  drawElementImage(element: Element, x: number, y: number): void;
};

/** The canvas of one lane: draws up to SLOTS frames at once and gives each as the patch it changes. */
export type LaneCanvas = {
  /**
   * `changes` of this lane, ascending, at most SLOTS of them not clear. Patches in the same order, none for equal
   * pictures. A picture that was drawn before is taken from memory.
   */
  draw(changes: readonly Change[]): Promise<Patch[]>;
};

export function createLaneCanvas(
  laneFilm: LaneFilm,
  index: number,
  options: {
    readonly assetUrl: (name: string) => string;
    readonly coefficients: YuvCoefficients;
    readonly marginPx: number;
    readonly memory: PictureMemory;
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

  /** The picture in `root`, painted before. */
  function show(root: HTMLElement): void {
    context.clearRect(0, 0, widthPx, heightPx);
    context.drawElementImage(root, 0, 0);
  }

  return {
    async draw(changes) {
      /** By key, held until the batch is done: what the memory forgets meanwhile is still known here. */
      const known = new Map<string, KnownPicture>();
      const roots = new Map<string, HTMLElement>();
      for (const { frame, isClear, key } of changes) {
        if (isClear || known.has(key) || roots.has(key)) continue;
        const picture = options.memory.get(`${index} ${key}`);
        const slot = picture ? undefined : slots[roots.size];
        if (picture) known.set(key, picture);
        slot?.stage.draw(frame);
        if (slot) roots.set(key, slot.root);
      }
      if (roots.size > 0) await painted();
      return changes.flatMap(({ frame, isClear, key, comesAgain }): Patch[] => {
        if (isClear) {
          readInk.clear();
          return [{ frame, lane: index, window: EMPTY_WINDOW, data: null }];
        }
        const picture = known.get(key);
        const root = roots.get(key);
        if (!picture && root) show(root);
        const patch = picture ? readInk.patchOfKnown(frame, picture) : readInk.patch(frame);
        if (!picture && comesAgain) {
          const drawn = readInk.picture();
          known.set(key, drawn);
          options.memory.set(`${index} ${key}`, drawn);
        }
        return patch ? [patch] : [];
      });
    },
  };
}
