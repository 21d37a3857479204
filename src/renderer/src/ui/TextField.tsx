import { classNames } from './class-names.ts';
import { FIELD_CLASS } from './Field.tsx';
import { useDraft } from './use-draft.ts';

export type TextFieldProps = {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly className?: string;
};

/** One line of text, which counts when it is left or Enter is pressed. Escape takes back what was typed. */
export function TextField({ id, label, value, onChange, placeholder, className }: TextFieldProps) {
  const draft = useDraft(value);
  const commit = () => {
    if (draft.isTyping && draft.text !== value) onChange(draft.text);
    draft.end();
  };
  return (
    <input
      id={id}
      aria-label={label}
      dir="auto"
      value={draft.text}
      placeholder={placeholder}
      className={classNames(FIELD_CLASS, className)}
      onChange={(event) => draft.type(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') draft.end();
      }}
    />
  );
}
