import type { PixelWindow } from '../../shared/pixels/pixel-window.ts';

/** The pixels along the edges of a window, save those edges that are the stage's own; packed RGBA, in a fixed order. */
export function edgeStrips(
  context: CanvasRenderingContext2D,
  { xPx, yPx, widthPx, heightPx }: PixelWindow,
): readonly Uint32Array[] {
  const { canvas } = context;
  const [lastX, lastY] = [xPx + widthPx - 1, yPx + heightPx - 1];
  const read = (x: number, y: number, width: number, height: number) =>
    new Uint32Array(context.getImageData(x, y, width, height).data.buffer);
  return [
    ...(xPx > 0 ? [read(xPx, yPx, 1, heightPx)] : []),
    ...(yPx > 0 ? [read(xPx, yPx, widthPx, 1)] : []),
    ...(lastX < canvas.width - 1 ? [read(lastX, yPx, 1, heightPx)] : []),
    ...(lastY < canvas.height - 1 ? [read(xPx, lastY, widthPx, 1)] : []),
  ];
}

export function areEqualStrips(one: readonly Uint32Array[], other: readonly Uint32Array[]): boolean {
  return one.every((strip, index) => strip.every((pixel, at) => pixel === other[index]?.[at]));
}
