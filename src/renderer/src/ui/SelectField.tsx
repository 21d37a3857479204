import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { classNames } from './class-names.ts';
import { FIELD_CLASS } from './Field.tsx';

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly isDisabled?: boolean;
};

export type SelectFieldProps = {
  readonly id?: string;
  readonly label: string;
  /** Null: the things selected differ. */
  readonly value: string | null;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
};

/** One of a list. A choice may say why it is as it is, or why it cannot be taken. */
export function SelectField({ id, label, value, choices, onChange, placeholder }: SelectFieldProps) {
  const chosen = choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <Select.Root value={value ?? ''} onValueChange={onChange}>
      <Select.Trigger
        id={id}
        aria-label={label}
        className={classNames(
          FIELD_CLASS,
          'flex h-auto! min-h-7 items-center justify-between gap-2 py-0.5 text-start',
        )}
      >
        <span className="min-w-0 break-words">
          <Select.Value placeholder={placeholder}>{chosen}</Select.Value>
        </span>
        <ChevronDown size={14} className="shrink-0 text-soft" aria-hidden />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content
          position="popper"
          sideOffset={4}
          className="appear z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-auto rounded-md border bg-raised p-1 shadow-float"
        >
          <Select.Viewport>
            {choices.map(({ value: own, label: text, note, isDisabled = false }) => (
              <Select.Item
                key={own}
                value={own}
                disabled={isDisabled}
                className="flex min-h-7 items-center gap-2 rounded-md px-2 py-1 outline-none data-[disabled]:text-soft data-[highlighted]:bg-hover"
              >
                <span className="w-4">
                  <Select.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Select.ItemIndicator>
                </span>
                <Select.ItemText>
                  <span className="block">{text}</span>
                  {note !== undefined && <span className="block text-12 text-soft">{note}</span>}
                </Select.ItemText>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}
