import { useLayoutEffect, useMemo, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { useSession } from '../../store/use-session.ts';
import type { Drag } from './drag.ts';
import { pointing, scrubbing, selecting, type Gesture, type GestureWorld } from './gesture.ts';
import { snappingOf } from './pointer-drag.ts';
import { cursorOf, hitAt, itemDrag, selectionAfterPress, type Spot } from './pointer-start.ts';
import { bandRow, RULER_PX, type PlacedRow } from './row-layout.ts';
import { scrollAtEdge } from './scroll-at-edge.ts';
import { NAMES_PX } from './use-viewport.ts';

type Keys = Pick<PointerEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>;
type FocusItem = (rowKey: string, itemId: string | null) => void;

/**
 * Pointer work on the timeline: seek, select, move, trim, draw a band or a range. What a drag would do is shown all the
 * while; letting go makes it one edit, and Escape leaves all as it was. What goes on is a `Gesture`, which knows all it
 * needs: events may come quicker than the page is drawn.
 */
export function useTimelinePointer(
  rows: readonly PlacedRow[],
  pxPerFrame: number,
  scroller: RefObject<HTMLDivElement | null>,
  onFocusItem: FocusItem,
) {
  const session = useSession();
  const gesture = useRef<Gesture | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const ground = useRef({ rows, pxPerFrame });
  useLayoutEffect(() => {
    ground.current = { rows, pxPerFrame };
  }, [rows, pxPerFrame]);
  const world = useMemo(() => ({ session, ground: () => ground.current }), [session]);
  const spotOf = (event: PointerEvent) => spotIn(scroller.current as HTMLDivElement, event);

  /** Makes another phase the one that goes on; gives the one that did. */
  function enter(next: Gesture | null): Gesture | null {
    const before = gesture.current;
    gesture.current = next;
    setDrag(next?.drag ?? null);
    return before;
  }
  const cancel = () => enter(null)?.onCancel();

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    const start = spotOf(event);
    if (event.button !== 0 || start.xPx < (scroller.current?.scrollLeft ?? 0)) return;
    cancel();
    event.currentTarget.setPointerCapture(event.pointerId);
    enter(begin(world, start, event, onFocusItem));
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const now = gesture.current;
    if (!now) {
      const spot = spotOf(event);
      event.currentTarget.style.cursor = spot.isOnRuler ? '' : cursorOf(hitAt(rows, spot, pxPerFrame));
      return;
    }
    if (now !== selecting) scrollAtEdge(event, scroller.current);
    enter(now.onMove(spotOf(event)));
  }

  const onPointerUp = ({ shiftKey }: PointerEvent) => enter(null)?.onUp(shiftKey);
  return {
    drag,
    cancel,
    // the capture is lost after each release too: then nothing goes on any more
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: cancel,
      onLostPointerCapture: cancel,
    },
  };
}

/** What a press begins, where it lies. */
function begin(world: GestureWorld, start: Spot, keys: Keys, onFocusItem: FocusItem): Gesture {
  const { session } = world;
  const { rows, pxPerFrame } = world.ground();
  const isClickOnly = keys.ctrlKey || keys.metaKey;
  const frame = start.xPx / pxPerFrame;
  if (start.isOnRuler && !keys.shiftKey) return scrubbing(world, start);
  const hit = start.isOnRuler ? null : hitAt(rows, start, pxPerFrame);
  if (hit) {
    onFocusItem(hit.placed.row.key, hit.item.id);
    session.edit.select(selectionAfterPress(session.store.getState().selection, hit, keys));
  }
  if (isClickOnly) return selecting;
  const state = session.store.getState();
  const drag = hit ? itemDrag(hit, rows, state) : areaDrag(rows, start, frame);
  return pointing(world, { drag, start, snapping: snappingOf(state, drag, pxPerFrame) });
}

/** A range on the ruler, a band over the rows. */
function areaDrag(rows: readonly PlacedRow[], { isOnRuler, yPx }: Spot, frame: number): Drag {
  if (isOnRuler) return { kind: 'range', anchorFrame: frame, range: { startFrame: 0, endFrame: 0 } };
  const row = bandRow(rows, yPx);
  return { kind: 'band', band: { fromFrame: frame, toFrame: frame, fromRow: row, toRow: row } };
}

function spotIn(scroller: HTMLDivElement, { clientX, clientY }: PointerEvent): Spot {
  const { left, top } = scroller.getBoundingClientRect();
  return {
    xPx: clientX - left - NAMES_PX + scroller.scrollLeft,
    yPx: clientY - top + scroller.scrollTop,
    isOnRuler: clientY - top < RULER_PX,
  };
}
