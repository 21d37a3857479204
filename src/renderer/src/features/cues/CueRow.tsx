import { TriangleAlert } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cueText } from '../../../../shared/edit/cue-text.ts';
import { cueTypeOf } from '../../../../shared/edit/cue-type.ts';
import { readingSpeed, type CueWarning } from '../../../../shared/edit/cue-warnings.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import { frameAt, type FrameRate } from '../../../../shared/time.ts';
import { classNames } from '../../ui/class-names.ts';
import { CueTextEditor } from './CueTextEditor.tsx';
import { warningText } from './warning-text.ts';

export const ROW_PX = 52;

type CueRowProps = {
  readonly cue: EditCue;
  readonly row: number;
  readonly rate: FrameRate;
  readonly isSelected: boolean;
  readonly isEditing: boolean;
  readonly warnings: readonly CueWarning[] | undefined;
  readonly onChoose: (cue: EditCue, event: MouseEvent) => void;
  readonly onEdit: (id: string | null) => void;
};

/** Drawn anew only where it changed: an edit touches few of the rows on screen. */
export const CueRow = memo(function CueRow(props: CueRowProps) {
  const { cue, row, rate, isSelected, isEditing, warnings, onChoose, onEdit } = props;
  const { t } = useTranslation();
  const speed = readingSpeed(cue);
  const text = cueText(cue);
  const problems = warnings?.map((warning) => warningText(t, warning)).join(' · ');
  return (
    // the grid around it has the keys
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      id={`cue-${cue.id}`}
      aria-rowindex={row + 1}
      aria-selected={isSelected}
      onClick={(event) => !isEditing && onChoose(cue, event)}
      onDoubleClick={() => cue.type === 'text' && onEdit(cue.id)}
      style={{ transform: `translateY(${row * ROW_PX}px)`, height: ROW_PX }}
      className={classNames(
        'absolute inset-x-0 top-0 flex flex-col justify-center border-b border-s-2 px-3',
        isSelected ? 'border-s-accent-ink bg-accent-wash' : 'border-s-transparent hover:bg-hover',
      )}
    >
      <div role="gridcell" className="time flex items-center gap-2 text-12 text-soft">
        <span>{formatTimecode(frameAt(cue.start, rate), rate)}</span>
        <span>{t('cues.seconds', { seconds: (cue.end - cue.start).toFixed(2) })}</span>
        <span className="flex-1" />
        {problems !== undefined && (
          <span className="flex items-center gap-1 text-warn" title={problems}>
            <TriangleAlert size={13} aria-hidden />
            <span className="sr-only">{problems}</span>
          </span>
        )}
        {cue.type === 'text' && <span>{t('cues.speed', { speed: Math.round(speed) })}</span>}
      </div>
      <div role="gridcell" className="min-w-0">
        {isEditing ? (
          <CueTextEditor cueId={cue.id} text={text} onEnd={() => onEdit(null)} />
        ) : (
          <span dir="auto" className={classNames('block truncate', cue.type !== 'text' && 'text-soft')}>
            {cue.type === 'text' ? text.replace(/\n/g, ' ⏎ ') : t(`cueType.${cueTypeOf(cue)}`)}
          </span>
        )}
      </div>
    </div>
  );
});
