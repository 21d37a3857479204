import { lowestIndex } from '../../../../shared/lowest-index.ts';
import type { TimelineItem, TimelineRow } from './timeline-rows.ts';

/** Where the keyboard is: a row, and an item in it; null: the row's name. */
export type Focus = { readonly rowKey: string; readonly itemId: string | null };

export type FocusMove = 'left' | 'right' | 'up' | 'down' | 'rowStart' | 'rowEnd' | 'first' | 'last';

/** The item of a row that is nearest to a frame. */
export function nearestItem(items: readonly TimelineItem[], frame: number): TimelineItem | null {
  const index = lowestIndex(items.length, (at) => (items[at]?.endFrame ?? 0) > frame);
  const [before, after] = [items[index - 1], items[index]];
  if (!before || !after) return before ?? after ?? null;
  return frame - before.endFrame < after.startFrame - frame ? before : after;
}

/** Arrow keys of a tree grid: along a row, and to the item of the next row that is nearest in time. */
export function moveFocus(
  rows: readonly TimelineRow[],
  focus: Focus | null,
  move: FocusMove,
  frame: number,
): Focus | null {
  const at = rows.findIndex(({ key }) => key === focus?.rowKey);
  const row = rows[at];
  if (!row || !focus) return entry(rows[0], frame);
  const index = row.items.findIndex(({ id }) => id === focus.itemId);
  const here = row.items[index];
  const on = (item: TimelineItem | undefined): Focus => ({ rowKey: row.key, itemId: item?.id ?? null });
  switch (move) {
    case 'left':
      return on(row.items[index - 1]); // before the first item stands the row's name
    case 'right':
      return on(row.items[Math.min(index + 1, row.items.length - 1)]);
    case 'rowStart':
      return on(row.items[0]);
    case 'rowEnd':
      return on(row.items.at(-1));
    case 'up':
    case 'down': {
      const next = rows[at + (move === 'up' ? -1 : 1)];
      if (!next) return focus;
      if (focus.itemId === null) return { rowKey: next.key, itemId: null };
      return entry(next, here ? (here.startFrame + here.endFrame) / 2 : frame);
    }
    case 'first':
      return entry(rows[0], 0);
    case 'last':
      return entry(rows.at(-1), Infinity);
  }
}

function entry(row: TimelineRow | undefined, frame: number): Focus | null {
  return row ? { rowKey: row.key, itemId: nearestItem(row.items, frame)?.id ?? null } : null;
}
