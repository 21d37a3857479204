import type { PlacedRow } from './row-layout.ts';
import { rowAt } from './row-layout.ts';
import { hitItem, type Hit } from './hit-item.ts';
import type { Drag } from './drag.ts';
import type { Selection } from '../../store/state.ts';

/** Where a pointer is, in pixels of the content. */
export type Spot = {
  readonly xPx: number;
  readonly yPx: number;
  readonly isOnRuler: boolean;
};

export function hitAt(
  rows: readonly PlacedRow[],
  { xPx, yPx }: Spot,
  pxPerFrame: number,
): (Hit & { readonly placed: PlacedRow }) | null {
  const placed = rowAt(rows, yPx);
  const hit = placed && hitItem(placed.row.items, xPx, pxPerFrame);
  return hit ? { ...hit, placed } : null;
}

/** What dragging an item that was hit would do. Dragging one of several selected cues moves all of them. */
export function itemDrag(
  hit: Hit & { readonly placed: PlacedRow },
  rows: readonly PlacedRow[],
  selection: Selection,
): Drag {
  const what = hit.placed.row.kind === 'cues' ? 'cues' : 'clips';
  if (hit.part !== 'body') return { kind: 'trim', what, item: hit.item, edge: hit.part, deltaFrames: 0 };
  const isOfMany = what === 'cues' && selection.kind === 'cues' && selection.ids.includes(hit.item.id);
  const ids = new Set(isOfMany ? selection.ids : [hit.item.id]);
  return { kind: 'move', what, ids, item: hit.item, earliestFrame: earliest(rows, ids), deltaFrames: 0 };
}

function earliest(rows: readonly PlacedRow[], ids: ReadonlySet<string>): number {
  let frame = Infinity;
  for (const { row } of rows)
    for (const item of row.items) if (item.startFrame < frame && ids.has(item.id)) frame = item.startFrame;
  return frame;
}

/** The pointer's look over an item. */
export function cursorOf(hit: Hit | null): string {
  if (!hit) return '';
  return hit.part === 'body' ? 'grab' : 'ew-resize';
}
