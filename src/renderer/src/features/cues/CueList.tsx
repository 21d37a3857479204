import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { idSet } from '../../../../shared/edit/ids.ts';
import { searchPattern, type CueHit, type Search } from '../../../../shared/edit/search-replace.ts';
import { frameAt } from '../../../../shared/time.ts';
import { currentCue } from '../../store/current-cue.ts';
import { cuesInTime, filmOf } from '../../store/derived.ts';
import { extended, selected, toggled } from '../../store/selection.ts';
import { useCueWarnings } from '../../store/use-cue-warnings.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { classNames } from '../../ui/class-names.ts';
import { CELLS, isEditable, leastWidthClass, type Cell, type CellMove } from './cells.ts';
import { CueRow, ROW_PX } from './CueRow.tsx';
import { ListHead } from './ListHead.tsx';
import { useRowWindow } from './use-row-window.ts';

type ChoosingKeys = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>;
const NO_IDS: readonly string[] = [];
const PLAIN: ChoosingKeys = { ctrlKey: false, metaKey: false, shiftKey: false };
const ROW_STEPS: Readonly<Record<string, number>> = {
  ...{ ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity },
};

/**
 * A list of thousands of cues. Up and down go from cue to cue, Shift extends, left and right go from cell to cell; Enter or a
 * double click edits the cell in place, Tab goes on to the next. While the film plays the list goes along with it.
 */
export function CueList({
  cues,
  search,
  hit,
}: {
  readonly cues: readonly EditCue[];
  /** What is marked in the texts; null: nothing. */
  readonly search: Search | null;
  readonly hit: CueHit | null;
}) {
  const { t } = useTranslation();
  const head = useRef<HTMLDivElement>(null);
  const { store, edit, play } = useSession();
  const all = useStudio(cuesInTime);
  const selection = useStudio((state) => state.selection);
  const currentId = useStudio((state) => currentCue(state)?.id ?? null);
  const isPlaying = useStudio(({ playback }) => playback.speed !== 0);
  const warnings = useCueWarnings();
  const { rate, totalFrames } = useStudio(filmOf);
  const [cell, setCell] = useState<Cell>('text');
  const [editingId, setEditingId] = useState<string | null>(null);
  const pattern = useMemo(() => (search ? searchPattern(search) : null), [search]);
  const places = useMemo(
    () => (cues === all ? null : new Map(all.map(({ id }, index) => [id, index]))),
    [cues, all],
  );
  const activeId = selection.kind === 'cues' ? (selection.ids.at(-1) ?? null) : null;
  const rowOf = (id: string | null) => (id === null ? null : cues.findIndex((cue) => cue.id === id));
  const activeRow = rowOf(activeId);
  const rows = useRowWindow(cues.length, ROW_PX, isPlaying ? rowOf(currentId) : activeRow);
  const chosen = idSet(selection.kind === 'cues' ? selection.ids : NO_IDS);
  const isLong = totalFrames > frameAt(3600, rate);

  const choose = useCallback(
    (cue: EditCue, { ctrlKey, metaKey, shiftKey }: ChoosingKeys) => {
      const before = store.getState().selection;
      const order = () => cues.map(({ id }) => id);
      if (ctrlKey || metaKey) edit.select(toggled(before, 'cues', cue.id));
      else if (shiftKey) edit.select(extended(before, 'cues', cue.id, order()));
      else edit.select(selected('cues', [cue.id]));
      play.seek(frameAt(cue.start, rate));
    },
    [store, edit, play, cues, rate],
  );
  const startEdit = useCallback((id: string, at: Cell) => {
    setCell(at);
    setEditingId(id);
  }, []);
  /** The edit is over; with a move it goes on in another cell. */
  const endEdit = useCallback(
    (id: string, at: Cell, move: CellMove | null) => {
      setEditingId(null);
      if (!move) return;
      const place = CELLS.indexOf(at) + move.cells;
      const cue = cues[cues.findIndex((one) => one.id === id) + move.rows + Math.floor(place / CELLS.length)];
      if (!cue) return;
      const next = CELLS[(place + CELLS.length) % CELLS.length] ?? at;
      choose(cue, PLAIN);
      setCell(next);
      if (isEditable(cue, next)) setEditingId(cue.id);
    },
    [cues, choose],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const active = activeRow === null ? undefined : cues[activeRow];
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const step = ROW_STEPS[event.key];
    if (event.key === 'Enter' && active) {
      if (isEditable(active, cell)) setEditingId(active.id);
    } else if (way !== undefined && !event.shiftKey) {
      setCell(CELLS[CELLS.indexOf(cell) + way] ?? cell);
    } else if (step !== undefined) {
      const row = Math.max(0, Math.min(cues.length - 1, (activeRow ?? -1) + step));
      const cue = cues[row];
      if (cue) choose(cue, { ...PLAIN, shiftKey: event.shiftKey });
    } else return;
    event.preventDefault();
  };
  const hasActive = activeRow !== null && activeRow >= 0;
  const cellId = cell === 'text' ? '' : `-${cell}`;
  return (
    <>
      <ListHead ref={head} isLong={isLong} />
      <div
        ref={rows.ref}
        role="grid"
        aria-label={t('cues.list')}
        aria-multiselectable
        aria-rowcount={cues.length}
        aria-colcount={CELLS.length + 1}
        aria-activedescendant={hasActive ? `cue-${activeId}${cellId}` : undefined}
        tabIndex={0}
        data-own-keys
        onKeyDown={onKeyDown}
        onScroll={({ currentTarget }) => head.current?.scrollTo({ left: currentTarget.scrollLeft })}
        className="group/list @container min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
        <div
          role="presentation"
          className={classNames('relative', leastWidthClass(isLong))}
          style={{ height: rows.totalPx }}
        >
          {cues.slice(rows.start, rows.end).map((cue, offset) => {
            const row = rows.start + offset;
            const place = places?.get(cue.id) ?? row;
            return (
              <CueRow
                key={cue.id}
                cue={cue}
                row={row}
                number={place + 1}
                nextStart={all[place + 1]?.start ?? null}
                rate={rate}
                isLong={isLong}
                isSelected={chosen.has(cue.id)}
                isCurrent={currentId === cue.id}
                activeCell={activeId === cue.id ? cell : null}
                isEditing={editingId === cue.id}
                warnings={warnings.get(cue.id)}
                pattern={pattern}
                hitFrom={hit?.cueId === cue.id ? hit.from : null}
                onChoose={choose}
                onEdit={startEdit}
                onEnd={endEdit}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
