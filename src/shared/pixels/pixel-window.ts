/** A window of a larger picture, in pixels. Even numbers, because chroma is stored for 2x2 blocks. */
export type PixelWindow = {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

export const EMPTY_WINDOW: PixelWindow = { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 };
