import { clipsOf, cuesOf, mediaOf, type ScenarioDocument } from '../../../shared/edit/document.ts';
import { idSet } from '../../../shared/edit/ids.ts';
import type { Selection } from './state.ts';

export const NOTHING: Selection = { kind: 'none', ids: [] };

export function selected(kind: Exclude<Selection['kind'], 'none'>, ids: readonly string[]): Selection {
  return ids.length === 0 ? NOTHING : { kind, ids };
}

/** With Ctrl: adds or takes out one item. Items of another kind are let go. */
export function toggled(
  selection: Selection,
  kind: Exclude<Selection['kind'], 'none'>,
  id: string,
): Selection {
  if (selection.kind !== kind) return selected(kind, [id]);
  const isIn = idSet(selection.ids).has(id);
  return selected(kind, isIn ? selection.ids.filter((other) => other !== id) : [...selection.ids, id]);
}

/** With Shift: from the item selected first to this one, in the order shown. */
export function extended(
  selection: Selection,
  kind: Exclude<Selection['kind'], 'none'>,
  id: string,
  order: readonly string[],
): Selection {
  const anchor = selection.kind === kind ? selection.ids[0] : undefined;
  const [from, to] = [order.indexOf(anchor ?? id), order.indexOf(id)];
  if (from === -1 || to === -1) return selected(kind, [id]);
  const run = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return selected(kind, from <= to ? run : run.reverse());
}

/** Without what the document no longer has. The same object where all is still there. */
export function stillThere(selection: Selection, document: ScenarioDocument): Selection {
  if (selection.kind === 'none') return selection;
  const wanted = idSet(selection.ids);
  const there = idsOf(document, selection.kind).filter((id) => wanted.has(id));
  if (there.length === selection.ids.length) return selection;
  const known = new Set(there);
  return selected(
    selection.kind,
    selection.ids.filter((id) => known.has(id)),
  );
}

function idsOf(document: ScenarioDocument, kind: Exclude<Selection['kind'], 'none'>): readonly string[] {
  if (kind === 'cues') return cuesOf(document).map(({ id }) => id);
  return kind === 'clips' ? clipsOf(document).map(({ id }) => id) : Object.keys(mediaOf(document));
}
