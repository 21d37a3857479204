import type { Lane, PageShown, Patch } from '../../shared/contract/page.ts';
import { changedWindow } from '../../shared/pixels/changed-window.ts';
import { overflowsWindow } from '../../shared/pixels/ink-overflow.ts';
import { EMPTY_WINDOW } from '../../shared/pixels/pixel-window.ts';
import { rgbaToYuva420, yuvaBytes } from '../../shared/pixels/rgba-to-yuva.ts';
import { yuvCoefficients, type YuvCoding } from '../../shared/pixels/yuv-matrix.ts';
import { LaneOverflow } from './page-connection.ts';

/** A captured picture of the stacked lanes: straight-alpha RGBA, tightly packed, top row first. */
export type LanePicture = { readonly widthPx: number; readonly rgba: Uint8Array };

/**
 * Turns whole captured pictures into patches, as the page does for itself on the canvas rung. On the page the lanes
 * stand one below the other at the left edge, in order.
 */
export function patchesFromPictures(
  lanes: readonly Lane[],
  coding: YuvCoding,
  stage: { readonly widthPx: number; readonly heightPx: number },
): (shown: NonNullable<PageShown>, picture: LanePicture | null) => Patch[] {
  const coefficients = yuvCoefficients(coding);
  const before = lanes.map((lane) => new Uint32Array(lane.widthPx * lane.heightPx));
  const tops = lanes.map((_, index) =>
    lanes.slice(0, index).reduce((sum, { heightPx }) => sum + heightPx, 0),
  );
  return ({ frame, changed }, picture) =>
    changed.flatMap(({ lane, clear }): Patch[] => {
      const size = lanes[lane];
      const last = before[lane];
      if (!size || !last) return [];
      if (clear || !picture) {
        last.fill(0);
        return [{ frame, lane, window: EMPTY_WINDOW, data: null }];
      }
      const now = cutOut(picture, tops[lane] ?? 0, size);
      const place = {
        stageXPx: size.xPx,
        stageYPx: size.yPx,
        stageWidthPx: stage.widthPx,
        stageHeightPx: stage.heightPx,
      };
      if (overflowsWindow(now, size.widthPx, { ...size, xPx: 0, yPx: 0 }, place))
        throw new LaneOverflow(`frame ${frame} touches the edge of lane ${lane}`);
      const window = changedWindow(last, size.widthPx, now, { ...size, xPx: 0, yPx: 0 });
      if (!window) return [];
      last.set(now);
      const data = new Uint8Array(yuvaBytes(window.widthPx, window.heightPx));
      rgbaToYuva420(new Uint8Array(now.buffer), size.widthPx, window, coefficients, data);
      return [{ frame, lane, window, data }];
    });
}

function cutOut(picture: LanePicture, top: number, { widthPx, heightPx }: Lane): Uint32Array {
  const words = new Uint32Array(widthPx * heightPx);
  const bytes = new Uint8Array(words.buffer);
  for (let row = 0; row < heightPx; row += 1) {
    const from = (top + row) * picture.widthPx * 4;
    bytes.set(picture.rgba.subarray(from, from + widthPx * 4), row * widthPx * 4);
  }
  for (let index = 0; index < words.length; index += 1)
    if ((words[index] as number) >>> 24 === 0) words[index] = 0;
  return words;
}
