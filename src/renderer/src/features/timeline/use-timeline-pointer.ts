import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { cuesOf } from '../../../../shared/edit/document.ts';
import { snapPoints } from '../../../../shared/edit/snap.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { extended, selected, toggled } from '../../store/selection.ts';
import type { Session } from '../../store/session.ts';
import { useSession } from '../../store/use-session.ts';
import { dragDraft, dragEdit } from './drag-edit.ts';
import { dragged, itemDragOf, rangeBetween, type Drag, type Snapping } from './drag.ts';
import { cursorOf, hitAt, itemDrag, kindOfRow, type Spot } from './pointer-start.ts';
import { rowAt, RULER_PX, type PlacedRow } from './row-layout.ts';
import { bandItems } from './rubber-band.ts';
import { NAMES_PX } from './use-viewport.ts';

/** Less is a click. */
const DRAG_PX = 3;
const SNAP_PX = 8;
const EDGE_SCROLL_PX = 28;

type Press = {
  readonly drag: Drag;
  readonly start: Spot;
  readonly isClickOnly: boolean;
  readonly snapping: Snapping;
};

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
  const spotOf = ({ clientX, clientY }: PointerEvent): Spot => {
    const element = scroller.current as HTMLDivElement;
    const rect = element.getBoundingClientRect();
    return {
      xPx: clientX - rect.left - NAMES_PX + element.scrollLeft,
      yPx: clientY - rect.top + element.scrollTop,
      isOnRuler: clientY - rect.top < RULER_PX,
    };
  };
  const seek = ({ xPx }: Spot) => session.play.seek(Math.floor(xPx / pxPerFrame));

  function begin(event: PointerEvent<HTMLDivElement>): Drag | null {
    const spot = spotOf(event);
    const frame = spot.xPx / pxPerFrame;
    if (spot.isOnRuler) {
      if (event.shiftKey) return { kind: 'range', anchorFrame: frame, range: { startFrame: 0, endFrame: 0 } };
      seek(spot);
      return { kind: 'seek' };
    }
    const hit = hitAt(rows, spot, pxPerFrame);
    if (!hit) {
      const row = rowAt(rows, spot.yPx)?.index ?? (spot.yPx < RULER_PX ? 0 : rows.length - 1);
      return { kind: 'band', band: { fromFrame: frame, toFrame: frame, fromRow: row, toRow: row } };
    }
    const { row } = hit.placed;
    const kind = kindOfRow(hit.placed);
    const { selection } = session.store.getState();
    onFocusItem(row.key, hit.item.id);
    if (event.ctrlKey || event.metaKey) session.edit.select(toggled(selection, kind, hit.item.id));
    else if (event.shiftKey)
      session.edit.select(
        extended(
          selection,
          kind,
          hit.item.id,
          row.items.map(({ id }) => id),
        ),
      );
    else if (!(selection.kind === kind && selection.ids.includes(hit.item.id)))
      session.edit.select(selected(kind, [hit.item.id]));
    return itemDrag(hit, rows, session.store.getState());
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0 || spotOf(event).xPx < (scroller.current?.scrollLeft ?? 0)) return;
    const next = begin(event);
    if (!next) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const isClickOnly = event.ctrlKey || event.metaKey;
    press.current = {
      drag: next,
      start: spotOf(event),
      isClickOnly,
      snapping: snappingOf(session, next, pxPerFrame),
    };
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
    const movedPx = spot.xPx - now.start.xPx;
    const isStill = drag === null && Math.hypot(movedPx, spot.yPx - now.start.yPx) < DRAG_PX;
    if (now.drag.kind === 'seek') seek(spot);
    else if (!isStill) showDrag(movedDrag(now, spot, movedPx));
  }

  function showDrag(next: Drag): void {
    const [item, before] = [itemDragOf(next), itemDragOf(drag)];
    if (item && before?.deltaFrames === item.deltaFrames) return;
    setDrag(next);
    if (item) session.edit.draft(dragDraft(session.store.getState(), item));
  }

  function movedDrag({ drag: from, snapping }: Press, spot: Spot, movedPx: number): Drag {
    const frame = spot.xPx / pxPerFrame;
    if (from.kind === 'range') {
      const { totalFrames } = filmOf(session.store.getState());
      return { ...from, range: rangeBetween(from.anchorFrame, frame, totalFrames) };
    }
    if (from.kind === 'band') {
      const row = rowAt(rows, spot.yPx)?.index ?? (spot.yPx < RULER_PX ? 0 : rows.length - 1);
      return { ...from, band: { ...from.band, toFrame: frame, toRow: row } };
    }
    return dragged(from, movedPx / pxPerFrame, snapping);
  }

  function onPointerUp(event: PointerEvent<HTMLDivElement>): void {
    const now = press.current;
    end();
    if (!now || now.isClickOnly) return;
    if (drag === null) return click(now, event);
    const { store, edit, play } = session;
    if (drag.kind === 'range') play.setRange(drag.range);
    else if (drag.kind === 'band') {
      const found = bandItems(
        rows.map(({ row }) => row),
        drag.band,
      );
      const { selection } = store.getState();
      const kept = event.shiftKey && selection.kind === found.kind ? selection.ids : [];
      edit.select(selected(found.kind, [...new Set([...kept, ...found.ids])]));
    }
    const moved = itemDragOf(drag);
    if (!moved) return;
    const { name, document } = dragEdit(store.getState(), moved);
    edit.apply({ name }, () => document);
  }

  function click({ drag: from, start }: Press, event: PointerEvent): void {
    if (from.kind === 'band') {
      session.edit.selectNone();
      seek(start);
    } else if (from.kind === 'range') session.play.clearRange();
    else if (from.kind === 'move' && !event.shiftKey)
      session.edit.select(selected(from.what, [from.item.id]));
  }

  const end = () => {
    press.current = null;
    setDrag(null);
    session.edit.draft(null);
  };
  return { drag, cancel: end, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: end } };
}

function snappingOf(session: Session, drag: Drag, pxPerFrame: number): Snapping {
  const state = session.store.getState();
  const moved = itemDragOf(drag);
  if (!state.preferences.snaps || !moved) return { points: [], reach: 0 };
  const film = filmOf(state);
  // clips follow each other: their edges move with the one that is trimmed
  const fixed = moved.what === 'clips' ? { ...film, clips: [] } : film;
  const playhead = state.playback.frame;
  return {
    points: snapPoints(fixed, cuesOf(documentOf(state)), { without: moved.ids, playhead }),
    reach: SNAP_PX / pxPerFrame,
  };
}

function scrollAtEdge({ clientX }: PointerEvent, scroller: HTMLElement | null): void {
  if (!scroller) return;
  const { left, right } = scroller.getBoundingClientRect();
  const past = clientX - (right - EDGE_SCROLL_PX);
  const before = left + NAMES_PX + EDGE_SCROLL_PX - clientX;
  if (past > 0) scroller.scrollLeft += past;
  else if (before > 0) scroller.scrollLeft -= before;
}
