import { useTranslation } from 'react-i18next';
import { readTime } from '../../../shared/edit/time-entry.ts';
import { formatTimecode } from '../../../shared/edit/timecode.ts';
import { frameAt, secondsAt, type FrameRate } from '../../../shared/time.ts';
import { NumberField } from './NumberField.tsx';

/** An instant or a length in film seconds, shown and stepped in frames. */
export function TimeField({
  id,
  label,
  seconds,
  rate,
  onChange,
  onSettle,
  leastFrame = 0,
  mostFrame = Infinity,
  outside,
}: {
  readonly id?: string;
  readonly label: string;
  /** Null: the things selected differ. */
  readonly seconds: number | null;
  readonly rate: FrameRate;
  readonly onChange: (seconds: number) => void;
  readonly onSettle?: () => void;
  readonly leastFrame?: number;
  readonly mostFrame?: number;
  /** Said of a time beyond these that was typed; absent: the nearest is taken. */
  readonly outside?: string;
}) {
  const { t } = useTranslation();
  const frame = seconds === null ? null : frameAt(seconds, rate);
  return (
    <NumberField
      {...(id === undefined ? {} : { id })}
      label={label}
      value={frame}
      min={leastFrame}
      max={mostFrame}
      onChange={(next) => onChange(secondsAt(Math.round(next), rate))}
      {...(onSettle === undefined ? {} : { onSettle })}
      show={(shown) => formatTimecode(shown, rate)}
      read={(text) => readTime(text, rate, frame)}
      unreadable={t('cuts.notATime')}
      {...(outside === undefined ? {} : { outside })}
    />
  );
}
