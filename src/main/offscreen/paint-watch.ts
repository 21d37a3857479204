import type { NativeImage, WebContents } from 'electron';
import type { LanePicture } from '../../engine/pages/picture-patches.ts';
import { rgbaFromBitmap } from './bitmap-pixels.ts';

/** A page that has nothing new paints nothing: after this long it is asked to paint all the same. */
const ASK_AFTER_MS = 100;

/** The pictures a window paints, one at a time: only the newest is kept, and each is given once. */
export type PaintWatch = {
  /**
   * The newest picture not given before; null where none came for a while. What it shows is for the caller to find out, by
   * its mark: the first picture after a change may still be the one before.
   */
  take(): Promise<LanePicture | null>;
  /** Whether the window must become larger for pictures of this size. */
  growTo(widthPx: number, heightPx: number): boolean;
  size(): { readonly width: number; readonly height: number };
  stop(): void;
};

export function watchPaints(
  contents: Pick<WebContents, 'on' | 'removeListener' | 'invalidate' | 'isDestroyed'>,
): PaintWatch {
  let newest: NativeImage | null = null;
  let tellWaiting: () => void = () => {};
  let size = { width: 0, height: 0 };
  const onPaint = (_event: unknown, _dirty: unknown, image: NativeImage) => {
    newest = image;
    tellWaiting();
  };
  contents.on('paint', onPaint);

  function taken(): LanePicture | null {
    const image = newest;
    newest = null;
    if (!image || image.isEmpty()) return null;
    const { width, height } = image.getSize();
    if (width < size.width || height < size.height) return null; // painted before the window grew
    return { widthPx: width, rgba: rgbaFromBitmap(image.toBitmap()) };
  }

  return {
    async take() {
      if (!newest) await paintOrLimit();
      const picture = taken();
      if (!picture && !contents.isDestroyed()) contents.invalidate();
      return picture;
    },
    growTo(widthPx, heightPx) {
      const grown = { width: Math.max(size.width, widthPx), height: Math.max(size.height, heightPx) };
      const isLarger = grown.width !== size.width || grown.height !== size.height;
      size = grown;
      return isLarger;
    },
    size: () => size,
    stop: () => void contents.removeListener('paint', onPaint),
  };

  function paintOrLimit(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ASK_AFTER_MS);
      tellWaiting = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
