import { extended, selected, toggled } from '../../store/selection.ts';
import type { Selection, StudioState } from '../../store/state.ts';
import type { Drag } from './drag.ts';
import { trimRoom } from './drag-edit.ts';
import { hitItem, type Hit } from './hit-item.ts';
import { rowAt, type PlacedRow } from './row-layout.ts';
import type { TimelineItem } from './timeline-rows.ts';

/** Where a pointer is, in pixels of the content. */
export type Spot = {
  readonly xPx: number;
  readonly yPx: number;
  readonly isOnRuler: boolean;
};

/** A part of an item under the pointer, and the row it is in. */
export type PlacedHit = Hit & { readonly placed: PlacedRow };

export function hitAt(rows: readonly PlacedRow[], { xPx, yPx }: Spot, pxPerFrame: number): PlacedHit | null {
  const placed = rowAt(rows, yPx);
  const hit = placed && hitItem(placed.row.items, xPx, pxPerFrame);
  return hit ? { ...hit, placed } : null;
}

/** What a row holds, in the words of a selection. */
export function kindOfRow({ row }: PlacedRow): 'cues' | 'clips' {
  return row.kind === 'cues' ? 'cues' : 'clips';
}

/** What is selected once an item was pressed: the same object where it was selected before. */
export function selectionAfterPress(
  selection: Selection,
  { item, placed }: PlacedHit,
  keys: { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean },
): Selection {
  const kind = kindOfRow(placed);
  if (keys.ctrlKey || keys.metaKey) return toggled(selection, kind, item.id);
  if (keys.shiftKey) {
    const order = placed.row.items.map(({ id }) => id);
    return extended(selection, kind, item.id, order);
  }
  const isSelected = selection.kind === kind && selection.ids.includes(item.id);
  return isSelected ? selection : selected(kind, [item.id]);
}

/** What dragging an item that was hit would do. One of several selected takes the others along. */
export function itemDrag(hit: PlacedHit, rows: readonly PlacedRow[], state: StudioState): Drag {
  const what = kindOfRow(hit.placed);
  const items = itemsWith(hit.item, what, rows, state.selection);
  const ids = new Set(items.map(({ id }) => id));
  const grasped = { what, item: hit.item, items, ids, deltaFrames: 0, snappedFrame: null };
  if (hit.part === 'body') return { kind: 'move', ...grasped };
  return { kind: 'trim', ...grasped, edge: hit.part, room: trimRoom(state, what, items, hit.part) };
}

/** An item with all others that are selected, where it is one of them. */
export function itemsWith(
  item: TimelineItem,
  what: 'cues' | 'clips',
  rows: readonly PlacedRow[],
  { kind, ids }: Selection,
): readonly TimelineItem[] {
  if (kind !== what || ids.length < 2 || !ids.includes(item.id)) return [item];
  const wanted = new Set(ids);
  return rows
    .filter(({ row }) => row.kind === (what === 'cues' ? 'cues' : 'picture'))
    .flatMap(({ row }) => row.items.filter(({ id }) => wanted.has(id)));
}

/** The pointer's look over an item. */
export function cursorOf(hit: Hit | null): string {
  if (!hit) return '';
  return hit.part === 'body' ? 'grab' : 'ew-resize';
}
