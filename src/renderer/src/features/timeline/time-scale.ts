/** How the timeline is drawn: CSS pixels for a frame, and how far it is scrolled. */
export type TimeScale = { readonly pxPerFrame: number; readonly scrollPx: number };

export const MOST_PX_PER_FRAME = 48;
/** Room after the film's end, as a share of the width, so that its edge can be grasped. */
const TAIL_RATIO = 0.2;
/** Browsers lay out no further than about 33 million pixels. */
const WIDEST_PX = 16_000_000;

export function fitScale(totalFrames: number, widthPx: number): number {
  return Math.max(1e-6, (widthPx * (1 - TAIL_RATIO / 4)) / Math.max(1, totalFrames));
}

export function contentWidthPx(totalFrames: number, pxPerFrame: number, widthPx: number): number {
  return Math.max(widthPx, Math.ceil(totalFrames * pxPerFrame + widthPx * TAIL_RATIO));
}

export function frameAtPx(px: number, { pxPerFrame, scrollPx }: TimeScale): number {
  return (px + scrollPx) / pxPerFrame;
}

/** Zooms by a factor about a place of the view; the frame there stays under it. */
export function zoomed(
  scale: TimeScale,
  factor: number,
  atPx: number,
  { totalFrames, widthPx }: { readonly totalFrames: number; readonly widthPx: number },
): TimeScale {
  const least = Math.min(fitScale(totalFrames, widthPx), MOST_PX_PER_FRAME);
  const most = Math.min(MOST_PX_PER_FRAME, WIDEST_PX / Math.max(1, totalFrames));
  const pxPerFrame = Math.min(Math.max(scale.pxPerFrame * factor, least), Math.max(most, least));
  const frame = frameAtPx(atPx, scale);
  return { pxPerFrame, scrollPx: Math.max(0, frame * pxPerFrame - atPx) };
}
