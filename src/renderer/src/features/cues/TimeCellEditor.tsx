import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { setColumn, type CueColumn } from '../../../../shared/edit/cue-columns.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { frameSeconds } from '../../../../shared/edit/snap.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { useSession } from '../../store/use-session.ts';
import { readCell, type Cell, type CellMove } from './cells.ts';

const MOVES: Readonly<Record<string, CellMove>> = {
  ArrowDown: { rows: 1, cells: 0 },
  ArrowUp: { rows: -1, cells: 0 },
};

/** A time or a number of a cue in its cell. Enter keeps it, Tab and arrows keep it and go on, Escape takes it back. */
export function TimeCellEditor({
  cue,
  column,
  text,
  nextStart,
  onEnd,
}: {
  readonly cue: EditCue;
  readonly column: CueColumn;
  readonly text: string;
  readonly nextStart: number | null;
  readonly onEnd: (id: string, cell: Cell, move: CellMove | null) => void;
}) {
  const { t } = useTranslation();
  const { edit, store } = useSession();
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  const [isWrong, setIsWrong] = useState(false);
  useEffect(() => field.current?.select(), []);

  /** False: what is written cannot be. */
  function keep(): boolean {
    const typed = field.current?.value ?? text;
    if (typed === text) return true;
    const state = store.getState();
    const { rate } = filmOf(state);
    const value = readCell(column, typed, rate);
    const at = { nextStart, shortest: frameSeconds(rate) };
    const next = value === null ? null : setColumn(documentOf(state), cue, column, value, at);
    if (next === null) return false;
    edit.apply({ name: 'trimCue' }, () => next);
    return true;
  }
  function end(move: CellMove | null): void {
    if (isOver.current) return;
    isOver.current = true;
    const grid = field.current?.closest<HTMLElement>('[role=grid]');
    grid?.focus();
    onEnd(cue.id, column, move);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const tab = event.key === 'Tab' ? { rows: 0, cells: event.shiftKey ? -1 : 1 } : null;
    const move = tab ?? MOVES[event.key] ?? null;
    if (event.key !== 'Enter' && event.key !== 'Escape' && !move) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape' || keep()) end(move);
    else setIsWrong(true);
  }
  return (
    <input
      ref={field}
      autoFocus // eslint-disable-line jsx-a11y/no-autofocus -- a cell is opened to be written in
      aria-label={t(`cues.column.${column}`)}
      aria-invalid={isWrong}
      title={isWrong ? t('cues.wrongTime') : undefined}
      defaultValue={text === '–' ? '' : text}
      className={`time -my-1.5 h-7 w-full min-w-0 rounded-sm border bg-raised px-0.5 text-end text-12 text-ink ${isWrong ? 'border-bad' : 'border-edge'}`}
      onChange={() => setIsWrong(false)}
      onBlur={() => {
        if (isOver.current) return;
        keep();
        isOver.current = true;
        onEnd(cue.id, column, null);
      }}
      onKeyDown={onKeyDown}
    />
  );
}
