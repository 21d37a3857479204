import { formatTimecode, parseTimecode } from '../../../shared/edit/timecode.ts';
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
}: {
  readonly id?: string;
  readonly label: string;
  /** Null: the things selected differ. */
  readonly seconds: number | null;
  readonly rate: FrameRate;
  readonly onChange: (seconds: number) => void;
  readonly onSettle?: () => void;
}) {
  return (
    <NumberField
      {...(id === undefined ? {} : { id })}
      label={label}
      value={seconds === null ? null : frameAt(seconds, rate)}
      min={0}
      onChange={(frame) => onChange(secondsAt(Math.round(frame), rate))}
      {...(onSettle === undefined ? {} : { onSettle })}
      show={(frame) => formatTimecode(frame, rate)}
      read={(text) => parseTimecode(text, rate)}
    />
  );
}
