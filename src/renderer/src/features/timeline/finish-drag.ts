import type { Session } from '../../store/session.ts';
import { selected } from '../../store/selection.ts';
import { dragEdit } from './drag-edit.ts';
import { itemDragOf, type Drag } from './drag.ts';
import { bandItems } from './rubber-band.ts';
import type { TimelineRow } from './timeline-rows.ts';

/** Letting go after a drag: a range is set, a band selects, and moved items are one edit. Shift keeps what was selected. */
export function finishDrag(
  { store, edit, play }: Session,
  drag: Drag,
  { rows, isShift }: { readonly rows: readonly TimelineRow[]; readonly isShift: boolean },
): void {
  if (drag.kind === 'range') play.setRange(drag.range);
  else if (drag.kind === 'band') {
    const { kind, ids } = bandItems(rows, drag.band);
    const { selection } = store.getState();
    const kept = isShift && selection.kind === kind ? selection.ids : [];
    edit.select(selected(kind, [...new Set([...kept, ...ids])]));
  }
  const moved = itemDragOf(drag);
  if (!moved) return;
  const { name, document } = dragEdit(store.getState(), moved);
  edit.apply({ name }, () => document);
}

/** Letting go where the pointer went down: beside all items seeks, on the ruler with Shift takes the range back. */
export function finishClick({ edit, play }: Session, pressed: Drag, isShift: boolean): void {
  if (pressed.kind === 'band') {
    edit.selectNone();
    play.seek(Math.floor(pressed.band.fromFrame));
  } else if (pressed.kind === 'range') play.clearRange();
  // of several selected only now: the press might have become a drag of them all
  else if (pressed.kind === 'move' && !isShift) edit.select(selected(pressed.what, [pressed.item.id]));
}
