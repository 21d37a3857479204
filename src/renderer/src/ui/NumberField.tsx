import { MoveHorizontal } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELD_CLASS } from './Field.tsx';
import { classNames } from './class-names.ts';
import { useDraft } from './use-draft.ts';
import { useScrub } from './use-scrub.ts';

export type NumberFieldProps = {
  readonly id?: string;
  readonly label: string;
  /** Null: the things selected differ, or nothing is written. */
  readonly value: number | null;
  readonly onChange: (value: number) => void;
  /** The field was emptied. Without it an emptied field shows its value again. */
  readonly onClear?: () => void;
  /** The drag or the typing is over. */
  readonly onSettle?: () => void;
  readonly step?: number;
  readonly min?: number;
  readonly max?: number;
  readonly digits?: number;
  readonly placeholder?: string;
  readonly show?: (value: number) => string;
  readonly read?: (text: string) => number | null;
  /** Said of what cannot be read; default: that a number is wanted. */
  readonly unreadable?: string;
  /** Said of a value outside `min` to `max` that was typed, which is refused; absent: the nearest is taken. */
  readonly outside?: string;
};

const readNumber = (text: string) => {
  const value = Number(text.replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
};

/**
 * A number to type, to step with the arrow keys (Shift: ten steps) and to drag by its handle. What is typed and cannot be taken
 * stays there, with the reason below it, until it is mended or taken back with Escape.
 */
export function NumberField(props: NumberFieldProps) {
  const {
    id,
    label,
    value,
    onChange,
    onClear,
    onSettle = () => {},
    step = 1,
    digits = 0,
    placeholder,
  } = props;
  const {
    min = -Infinity,
    max = Infinity,
    show = (number) => number.toFixed(digits),
    read = readNumber,
  } = props;
  const { t } = useTranslation();
  const problemId = useId();
  const [problem, setProblem] = useState<{ readonly text: string; readonly of: number | null } | null>(null);
  const draft = useDraft(value === null ? '' : show(value));
  const taken = useRef(0);
  const set = (next: number) => {
    const inside = Math.max(min, Math.min(max, next));
    if (inside !== value) onChange(inside);
  };
  const end = () => {
    draft.end();
    setProblem(null);
  };
  if (problem && problem.of !== value) end(); // another value came meanwhile: what was typed is no longer about it
  const commit = () => {
    const isEmptied = draft.isTyping && draft.text.trim() === '';
    const typed = draft.isTyping && !isEmptied ? read(draft.text) : value;
    const isOutside = typed !== null && typed !== value && (typed < min || typed > max);
    const isRead = typed !== null || draft.text.trim() === '';
    const reason = isRead ? isOutside && props.outside : (props.unreadable ?? t('cuts.notANumber'));
    if (reason) return setProblem({ text: reason, of: value });
    end();
    if (isEmptied && value !== null && onClear) onClear();
    else if (draft.isTyping && typed !== null) set(typed);
    onSettle();
  };
  const scrub = useScrub({
    onStart: () => (taken.current = value ?? 0),
    onSteps: (steps) => set(Number((taken.current + steps * step).toFixed(6))),
    onEnd: onSettle,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') end();
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    end();
    set(Number(((value ?? 0) + way * step * (event.shiftKey ? 10 : 1)).toFixed(6)));
  };
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-1">
      <span className="group relative flex min-w-0">
        <input
          id={id}
          aria-label={label}
          inputMode="decimal"
          className={classNames(FIELD_CLASS, 'time pe-6', problem && 'border-bad')}
          value={draft.text}
          aria-invalid={problem !== null}
          aria-describedby={problem ? problemId : undefined}
          placeholder={placeholder}
          onChange={(event) => draft.type(event.target.value)}
          onBlur={commit}
          onKeyDown={onKeyDown}
        />
        <span
          aria-hidden
          {...scrub}
          className="absolute inset-y-px end-px flex w-6 cursor-ew-resize touch-none items-center justify-center text-soft opacity-60 group-hover:opacity-100"
        >
          <MoveHorizontal size={12} />
        </span>
      </span>
      {problem && (
        <span id={problemId} role="alert" className="text-12 text-bad">
          {problem.text}
        </span>
      )}
    </span>
  );
}
