import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { filmOf } from '../../store/derived.ts';
import { useSession } from '../../store/use-session.ts';
import { dragDraft } from './drag-edit.ts';
import { itemDragOf, type Drag } from './drag.ts';
import { finishClick, finishDrag } from './finish-drag.ts';
import { dragTo, snappingOf, type Press } from './pointer-drag.ts';
import { cursorOf, hitAt, itemDrag, selectionAfterPress, type Spot } from './pointer-start.ts';
import { bandRow, RULER_PX, type PlacedRow } from './row-layout.ts';
import { scrollAtEdge } from './scroll-at-edge.ts';
import { NAMES_PX } from './use-viewport.ts';

/** Less is a click. */
const DRAG_PX = 3;

/**
 * Pointer work on the timeline: seek, select, move, trim, draw a band or a range. What a drag would do is shown all the
 * while; letting go makes it one edit, and Escape leaves all as it was.
 */
export function useTimelinePointer(
  rows: readonly PlacedRow[],
  pxPerFrame: number,
  scroller: RefObject<HTMLDivElement | null>,
  onFocusItem: (rowKey: string, itemId: string | null) => void,
) {
  const session = useSession();
  const press = useRef<Press | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const spotOf = (event: PointerEvent) => spotIn(scroller.current as HTMLDivElement, event);
  const seek = ({ xPx }: Spot) => session.play.seek(Math.floor(xPx / pxPerFrame));

  function begin(event: PointerEvent, spot: Spot): Drag {
    const frame = spot.xPx / pxPerFrame;
    if (spot.isOnRuler) {
      if (event.shiftKey) return { kind: 'range', anchorFrame: frame, range: { startFrame: 0, endFrame: 0 } };
      seek(spot);
      return { kind: 'seek' };
    }
    const hit = hitAt(rows, spot, pxPerFrame);
    if (!hit) {
      const row = bandRow(rows, spot.yPx);
      return { kind: 'band', band: { fromFrame: frame, toFrame: frame, fromRow: row, toRow: row } };
    }
    onFocusItem(hit.placed.row.key, hit.item.id);
    session.edit.select(selectionAfterPress(session.store.getState().selection, hit, event));
    return itemDrag(hit, rows, session.store.getState());
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    const start = spotOf(event);
    if (event.button !== 0 || start.xPx < (scroller.current?.scrollLeft ?? 0)) return;
    const next = begin(event, start);
    event.currentTarget.setPointerCapture(event.pointerId);
    const isClickOnly = event.ctrlKey || event.metaKey;
    const snapping = snappingOf(session.store.getState(), next, pxPerFrame);
    press.current = { drag: next, start, isClickOnly, snapping };
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const now = press.current;
    const spot = spotOf(event);
    if (!now) {
      event.currentTarget.style.cursor = spot.isOnRuler ? '' : cursorOf(hitAt(rows, spot, pxPerFrame));
      return;
    }
    if (now.isClickOnly) return;
    scrollAtEdge(event, scroller.current);
    const { start } = now;
    const isStill = drag === null && Math.hypot(spot.xPx - start.xPx, spot.yPx - start.yPx) < DRAG_PX;
    if (now.drag.kind === 'seek') seek(spot);
    else if (!isStill) {
      const { totalFrames } = filmOf(session.store.getState());
      show(dragTo(now, spot, { rows, pxPerFrame, totalFrames }));
    }
  }

  function show(next: Drag): void {
    const [item, before] = [itemDragOf(next), itemDragOf(drag)];
    if (item && before?.deltaFrames === item.deltaFrames) return;
    setDrag(next);
    if (item) session.edit.draft(dragDraft(session.store.getState(), item));
  }

  function onPointerUp({ shiftKey: isShift }: PointerEvent<HTMLDivElement>): void {
    const now = press.current;
    end();
    if (!now || now.isClickOnly) return;
    if (drag === null) finishClick(session, now.drag, isShift);
    else finishDrag(session, drag, { rows: rows.map(({ row }) => row), isShift });
  }

  const end = () => {
    press.current = null;
    setDrag(null);
    session.edit.draft(null);
  };
  return { drag, cancel: end, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: end } };
}

function spotIn(scroller: HTMLDivElement, { clientX, clientY }: PointerEvent): Spot {
  const { left, top } = scroller.getBoundingClientRect();
  return {
    xPx: clientX - left - NAMES_PX + scroller.scrollLeft,
    yPx: clientY - top + scroller.scrollTop,
    isOnRuler: clientY - top < RULER_PX,
  };
}
