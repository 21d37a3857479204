import { useEffect, type RefObject } from 'react';
import type { Focus } from './move-focus.ts';
import { RULER_PX, type PlacedRow } from './row-layout.ts';
import type { TimelineItem } from './timeline-rows.ts';
import { NAMES_PX } from './use-viewport.ts';

/** Scrolls so that what the keyboard went to can be seen. */
export function useRevealFocus(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly PlacedRow[],
  focus: Focus | null,
  item: TimelineItem | null,
  pxPerFrame: number,
): void {
  const [rowKey, startFrame, endFrame] = [focus?.rowKey, item?.startFrame, item?.endFrame];
  useEffect(() => {
    const element = scroller.current;
    const placed = rows.find(({ row }) => row.key === rowKey);
    if (!element || !placed || globalThis.document.activeElement !== element) return;
    const { scrollTop, clientHeight, scrollLeft, clientWidth } = element;
    if (placed.topPx - RULER_PX < scrollTop) element.scrollTop = placed.topPx - RULER_PX;
    else if (placed.topPx + placed.heightPx > scrollTop + clientHeight)
      element.scrollTop = placed.topPx + placed.heightPx - clientHeight;
    if (startFrame === undefined || endFrame === undefined) return;
    const [fromPx, toPx, widthPx] = [startFrame * pxPerFrame, endFrame * pxPerFrame, clientWidth - NAMES_PX];
    if (fromPx < scrollLeft) element.scrollLeft = fromPx - 24;
    else if (toPx > scrollLeft + widthPx) element.scrollLeft = Math.min(fromPx, toPx - widthPx + 24);
  }, [scroller, rows, rowKey, startFrame, endFrame, pxPerFrame]);
}
