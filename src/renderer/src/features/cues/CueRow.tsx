import { Play, TriangleAlert } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CUE_COLUMNS, columnValue } from '../../../../shared/edit/cue-columns.ts';
import { cueText } from '../../../../shared/edit/cue-text.ts';
import { cueTypeOf } from '../../../../shared/edit/cue-type.ts';
import type { CueWarning } from '../../../../shared/edit/cue-warnings.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import type { FrameRate } from '../../../../shared/time.ts';
import { classNames } from '../../ui/class-names.ts';
import { cellText, columnsClass, isEditable, type Cell, type CellMove } from './cells.ts';
import { CueTextEditor } from './CueTextEditor.tsx';
import { MarkedText } from './MarkedText.tsx';
import { TimeCellEditor } from './TimeCellEditor.tsx';
import { warningText } from './warning-text.ts';

export const ROW_PX = 52;

type CueRowProps = {
  readonly cue: EditCue;
  readonly row: number;
  /** In time, from 1, whatever is shown. */
  readonly number: number;
  /** Of the next cue in time; null: it is the last. */
  readonly nextStart: number | null;
  readonly rate: FrameRate;
  /** Times have hours. */
  readonly isLong: boolean;
  readonly isSelected: boolean;
  /** It is on screen where the playhead is. */
  readonly isCurrent: boolean;
  /** The cell that keys are for; null: the row is not the active one. */
  readonly activeCell: Cell | null;
  readonly isEditing: boolean;
  readonly warnings: readonly CueWarning[] | undefined;
  readonly pattern: RegExp | null;
  /** Where the hit that is gone through begins. */
  readonly hitFrom: number | null;
  readonly onChoose: (cue: EditCue, event: MouseEvent) => void;
  readonly onEdit: (id: string, cell: Cell) => void;
  readonly onEnd: (id: string, cell: Cell, move: CellMove | null) => void;
};

const ACTIVE = 'group-focus/list:outline group-focus/list:outline-accent-ink';

/** Drawn anew only where it changed: an edit touches few of the rows on screen. */
export const CueRow = memo(function CueRow(props: CueRowProps) {
  const { cue, row, number, nextStart, rate, isLong, isSelected, isCurrent, activeCell, isEditing } = props;
  const { warnings, pattern, hitFrom, onChoose, onEdit, onEnd } = props;
  const { t } = useTranslation();
  const problems = warnings?.map((warning) => warningText(t, warning)).join(' · ');
  const edit = (cell: Cell) => (event: MouseEvent) => {
    event.stopPropagation();
    if (isEditable(cue, cell)) onEdit(cue.id, cell);
  };
  const isIn = (cell: Cell) => isEditing && activeCell === cell;
  return (
    // the grid around it has the keys
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      id={`cue-${cue.id}`}
      aria-rowindex={row + 1}
      aria-selected={isSelected}
      aria-current={isCurrent ? 'time' : undefined}
      onClick={(event) => !isEditing && onChoose(cue, event)}
      onDoubleClick={edit('text')}
      style={{ transform: `translateY(${row * ROW_PX}px)`, height: ROW_PX }}
      className={classNames(
        'absolute inset-x-0 top-0 flex flex-col justify-center border-b border-s-2 px-3',
        isSelected ? 'border-s-accent-ink bg-accent-wash' : 'border-s-transparent hover:bg-hover',
        isCurrent && !isSelected && 'bg-hover',
      )}
    >
      <div role="presentation" className={classNames('time text-12 text-soft', columnsClass(isLong))}>
        <span role="gridcell" className="flex items-center gap-0.5">
          {isCurrent && <Play size={9} className="shrink-0 fill-current text-accent-ink" aria-hidden />}
          {number}
        </span>
        {CUE_COLUMNS.map((column) => {
          const text = cellText(column, columnValue(cue, column, nextStart), rate, isLong);
          return (
            // eslint-disable-next-line jsx-a11y/interactive-supports-focus
            <span
              key={column}
              role="gridcell"
              id={`cue-${cue.id}-${column}`}
              aria-label={t('cues.cell', { column: t(`cues.column.${column}`), value: text })}
              onDoubleClick={edit(column)}
              className={classNames(
                'min-w-0 rounded-sm text-end',
                activeCell === column && !isEditing && ACTIVE,
                column === 'speed' && warnings?.some(({ kind }) => kind === 'fast') && 'text-warn',
              )}
            >
              {isIn(column) ? (
                <TimeCellEditor cue={cue} column={column} text={text} nextStart={nextStart} onEnd={onEnd} />
              ) : (
                text
              )}
            </span>
          );
        })}
      </div>
      <div role="gridcell" className="flex min-w-0 items-center gap-1">
        {isIn('text') ? (
          <CueTextEditor cueId={cue.id} text={cueText(cue)} onEnd={(move) => onEnd(cue.id, 'text', move)} />
        ) : (
          <span
            dir="auto"
            className={classNames('block flex-1 truncate', cue.type !== 'text' && 'text-soft')}
          >
            {cue.type === 'text' ? (
              <MarkedText text={cueText(cue)} pattern={pattern} hitFrom={hitFrom} />
            ) : (
              t(`cueType.${cueTypeOf(cue)}`)
            )}
          </span>
        )}
        {problems !== undefined && (
          <span className="flex shrink-0 items-center gap-1 text-warn" title={problems}>
            <TriangleAlert size={13} aria-hidden />
            <span className="sr-only">{problems}</span>
          </span>
        )}
      </div>
    </div>
  );
});
