import { parseCssColor } from '../../../shared/color/parse-css-color.ts';
import { TextField } from './TextField.tsx';

const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0');

/** `#rrggbb` of any CSS colour, as the browser's own picker wants it. */
export function pickerColor(color: string): string {
  const rgba = parseCssColor(color);
  return rgba ? `#${hex(rgba.r)}${hex(rgba.g)}${hex(rgba.b)}` : '#000000';
}

/** A colour to pick or to write; what is not a colour is not taken. */
export function ColorField({
  id,
  label,
  value,
  onChange,
}: {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (color: string) => void;
}) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1">
      <input
        type="color"
        aria-label={label}
        value={pickerColor(value)}
        onChange={(event) => onChange(event.target.value)}
        className="size-7 shrink-0 rounded-md border bg-raised p-0.5"
      />
      <TextField
        {...(id === undefined ? {} : { id })}
        label={label}
        value={value}
        onChange={(text) => parseCssColor(text) && onChange(text)}
        className="time"
      />
    </span>
  );
}
