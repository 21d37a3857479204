import { EMPTY_WINDOW } from '../../shared/pixels/pixel-window.ts';
import type { YuvCoefficients } from '../../shared/pixels/yuv-matrix.ts';
import type { Patch } from '../../shared/contract/page.ts';
import type { AssetUrl } from '../draw/cue-view.ts';
import type { Change } from './changes.ts';
import { createCueSlot, type DrawnCue } from './cue-slot.ts';
import { areEqualStrips, edgeStrips } from './edge-strips.ts';
import { inkReader, LaneOverflow } from './ink-reader.ts';
import type { LaneFilm } from './measure-lanes.ts';
import type { StageCanvas } from './stage-canvas.ts';
import type { KnownPicture, PictureMemory } from './picture-memory.ts';

/** Future frames drawn per paint. One paint of eight costs little more than a paint of one. */
export const SLOTS = 8;

/** One lane of the canvas: draws up to SLOTS frames at once and gives each as the patch it changes. */
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
  canvas: StageCanvas,
  options: {
    readonly assetUrl: AssetUrl;
    readonly coefficients: YuvCoefficients;
    readonly memory: PictureMemory;
  },
): LaneCanvas {
  const { lane, cues } = laneFilm;
  const { context } = canvas;
  const slots = Array.from({ length: SLOTS }, () => createCueSlot(canvas.element, cues, options.assetUrl));
  const readInk = inkReader(laneFilm, index, context, options.coefficients);

  /**
   * Draws cues that are painted, each at its place on the stage and in its own window. Where an element is drawn, and
   * how large the layer is that the browser draws it in, shows in the last bits of its pixels: both depend on the cue
   * and the frame alone, and not on the lane, which other cues of the segment decide. What lies beyond its window is
   * cut off: a cue that reaches its edge is seen by `readInk` where it is alone, and here where others stand around it.
   */
  function show(drawn: readonly DrawnCue[]): void {
    context.clearRect(lane.xPx, lane.yPx, lane.widthPx, lane.heightPx);
    for (const { root, window } of drawn) {
      const before = drawn.length > 1 ? edgeStrips(context, window) : [];
      context.save();
      context.beginPath();
      context.rect(window.xPx, window.yPx, window.widthPx, window.heightPx);
      context.clip();
      context.drawElementImage(root, 0, 0);
      context.restore();
      if (before.length > 0 && !areEqualStrips(before, edgeStrips(context, window)))
        throw new LaneOverflow(`a cue of lane ${index} touches the edge of what was measured`);
    }
  }

  return {
    async draw(changes) {
      /** By key, held until the batch is done: what the memory forgets meanwhile is still known here. */
      const known = new Map<string, KnownPicture>();
      const toDraw = new Map<string, readonly DrawnCue[]>();
      for (const { frame, isClear, key } of changes) {
        if (isClear || known.has(key) || toDraw.has(key)) continue;
        const picture = options.memory.get(`${index} ${key}`);
        const slot = slots[toDraw.size];
        if (picture) known.set(key, picture);
        else if (slot) toDraw.set(key, slot.layOut(frame));
      }
      if (toDraw.size > 0) await canvas.painted();
      return changes.flatMap(({ frame, isClear, key, comesAgain }): Patch[] => {
        if (isClear) {
          readInk.clear();
          return [{ frame, lane: index, window: EMPTY_WINDOW, data: null }];
        }
        const picture = known.get(key);
        const drawn = toDraw.get(key);
        if (!picture && drawn) show(drawn);
        const patch = picture ? readInk.patchOfKnown(frame, picture) : readInk.patch(frame);
        if (!picture && comesAgain) {
          const pictureNow = readInk.picture();
          known.set(key, pictureNow);
          options.memory.set(`${index} ${key}`, pictureNow);
        }
        return patch ? [patch] : [];
      });
    },
  };
}
