import { Switch } from 'radix-ui';
import { Field } from './Field.tsx';

export function SwitchField({
  label,
  isOn,
  note,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  /** Said beside it, such as that the things selected differ. */
  readonly note?: string;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <Field label={label}>
      {(id) => (
        <>
          <Switch.Root
            id={id}
            aria-label={note === undefined ? label : `${label}: ${note}`}
            checked={isOn}
            onCheckedChange={onChange}
            className="group flex h-7 w-9 items-center rounded-md"
          >
            <span className="flex h-5 w-9 items-center rounded-full border border-edge bg-raised px-0.5 group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent">
              <Switch.Thumb className="block size-3.5 rounded-full bg-soft transition-[margin] duration-100 data-[state=checked]:ms-4 data-[state=checked]:bg-on-accent" />
            </span>
          </Switch.Root>
          {note !== undefined && (
            <span aria-hidden className="text-soft">
              {note}
            </span>
          )}
        </>
      )}
    </Field>
  );
}
