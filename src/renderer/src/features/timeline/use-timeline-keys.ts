import { useCallback, useState, type KeyboardEvent } from 'react';
import { moveClips } from '../../../../shared/edit/clip-edits.ts';
import { useRunCommand } from '../../commands/use-commands.ts';
import { filmOf } from '../../store/derived.ts';
import { extended, selected, toggled } from '../../store/selection.ts';
import type { StudioState } from '../../store/state.ts';
import { useSession } from '../../store/use-session.ts';
import { dragEdit, trimRoom } from './drag-edit.ts';
import { dragged, type TrimDrag } from './drag.ts';
import { moveFocus, type Focus, type FocusMove } from './move-focus.ts';
import { itemsWith } from './pointer-start.ts';
import type { PlacedRow } from './row-layout.ts';
import { clipItems, type TimelineItem } from './timeline-rows.ts';

const MOVES: Readonly<Record<string, FocusMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'rowStart',
  End: 'rowEnd',
  'ctrl+Home': 'first',
  'ctrl+End': 'last',
};

/**
 * The keyboard of the tree grid. Arrows go from item to item and select; Ctrl: only go; Shift: add. Alt+arrows move by a
 * frame, Shift+Alt the end, Ctrl+Alt the start. Enter goes there. Other keys are the window's commands.
 */
export function useTimelineKeys(rows: readonly PlacedRow[]) {
  const session = useSession();
  const runCommand = useRunCommand();
  const [focus, setFocus] = useState<Focus | null>(null);

  const focusItem = useCallback((rowKey: string, itemId: string | null) => setFocus({ rowKey, itemId }), []);
  const placed = rows.find(({ row }) => row.key === focus?.rowKey);
  const item = placed?.row.items.find(({ id }) => id === focus?.itemId) ?? null;
  const kind: 'cues' | 'clips' = placed?.row.kind === 'cues' ? 'cues' : 'clips';

  function go(move: FocusMove, event: KeyboardEvent): void {
    const { playback, selection } = session.store.getState();
    const next = moveFocus(
      rows.map(({ row }) => row),
      focus,
      move,
      playback.frame,
    );
    setFocus(next);
    const row = rows.find(({ row: own }) => own.key === next?.rowKey)?.row;
    if (!next || next.itemId === null || !row || event.ctrlKey) return;
    const own = row.kind === 'cues' ? 'cues' : 'clips';
    const order = row.items.map(({ id }) => id);
    session.edit.select(
      event.shiftKey ? extended(selection, own, next.itemId, order) : selected(own, [next.itemId]),
    );
  }

  function nudge(event: KeyboardEvent, way: 1 | -1): boolean {
    if (!item) return false;
    if (event.shiftKey || event.ctrlKey) {
      trim(item, event.shiftKey ? 'end' : 'start', way);
      return true;
    }
    if (kind === 'cues') return false; // the window's command moves all that are selected
    const clips = rows.find(({ row }) => row.kind === 'picture')?.row.items ?? [];
    const index = clips.findIndex(({ id }) => id === item.id) + way;
    session.edit.applyToClips({ name: 'moveClip' }, (document) => moveClips(document, [item.id], index));
    return true;
  }

  /** What dragging that edge by a frame would do, or by one more than it was already. */
  function trim(grasped: TimelineItem, edge: 'start' | 'end', way: 1 | -1): void {
    const mergeKey = `keyTrim/${edge}/${grasped.id}`;
    const now = session.store.getState();
    const { state, frames } =
      kind === 'clips' ? trimStart(now, mergeKey, grasped, edge) : { state: now, frames: 0 };
    const items = itemsWith(grasped, kind, rows, state.selection);
    const start: TrimDrag = {
      ...{ kind: 'trim', what: kind, item: grasped, items, ids: new Set(items.map(({ id }) => id)) },
      ...{ edge, room: trimRoom(state, kind, items, edge), deltaFrames: 0, snappedFrame: null },
    };
    const { name, document } = dragEdit(state, dragged(start, frames + way, { points: [], reach: 0 }));
    session.edit.apply({ name, mergeKey }, () => document);
  }

  function handle(event: KeyboardEvent): boolean {
    const way = { ArrowLeft: -1 as const, ArrowRight: 1 as const }[event.key];
    if (event.altKey) return way !== undefined && nudge(event, way);
    const move = MOVES[event.ctrlKey && event.key in { Home: 1, End: 1 } ? `ctrl+${event.key}` : event.key];
    if (move) {
      go(move, event);
      return true;
    }
    if (event.key === ' ') {
      if (event.ctrlKey && item)
        session.edit.select(toggled(session.store.getState().selection, kind, item.id));
      else runCommand('play.toggle');
      return true;
    }
    if (event.key === 'Enter' && item && !event.ctrlKey && !event.metaKey) {
      session.edit.select(selected(kind, [item.id]));
      session.play.seek(item.startFrame);
      return true;
    }
    return false;
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (handle(event)) event.preventDefault();
  };
  const onFocus = () => {
    if (!placed)
      setFocus(
        moveFocus(
          rows.map(({ row }) => row),
          null,
          'down',
          session.store.getState().playback.frame,
        ),
      );
  };
  return { focus: placed ? focus : null, item, focusItem, onKeyDown, onFocus };
}

/** Where a run of trims by key began: what it cut off comes back with the clip, cues and all. `frames`: as far as it went. */
function trimStart(
  state: StudioState,
  mergeKey: string,
  { id, startFrame, endFrame }: TimelineItem,
  edge: 'start' | 'end',
): { readonly state: StudioState; readonly frames: number } {
  const last = state.history.past.at(-1);
  if (last?.mergeKey !== mergeKey || !state.project) return { state, frames: 0 };
  const began = { ...state, project: { ...state.project, document: last.before } };
  const was = clipItems(filmOf(began)).find((item) => item.id === id);
  const longer = endFrame - startFrame - (was ? was.endFrame - was.startFrame : 0);
  return { state: began, frames: edge === 'end' ? longer : -longer };
}
