import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { parseCssColor } from '../../../shared/color/parse-css-color.ts';
import { IconButton } from './IconButton.tsx';
import { TextField } from './TextField.tsx';

const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0');

/** `#rrggbb` of any CSS colour, as the browser's own picker wants it. */
export function pickerColor(color: string): string {
  const rgba = parseCssColor(color);
  return rgba ? `#${hex(rgba.r)}${hex(rgba.g)}${hex(rgba.b)}` : '#000000';
}

/** The picked `#rrggbb` with the alpha of the colour before: the browser's picker knows none. */
export function pickedColor(picked: string, before: string): string {
  const alpha = Math.round((parseCssColor(before)?.a ?? 1) * 255);
  return alpha < 255 ? `${picked}${hex(alpha)}` : picked;
}

/** A colour to pick or to write; what is not a colour is not taken. */
export function ColorField({
  id,
  label,
  value,
  placeholder,
  onChange,
  onClear,
  onSettle,
}: {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  /** Shown where `value` is empty. */
  readonly placeholder?: string;
  readonly onChange: (color: string) => void;
  /** Takes the colour away, where there may be none. */
  readonly onClear?: () => void;
  /** The picking or the typing is over. */
  readonly onSettle?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1">
      <input
        type="color"
        aria-label={t('common.pick', { label })}
        value={pickerColor(value)}
        onChange={(event) => onChange(pickedColor(event.target.value, value))}
        onBlur={onSettle}
        className="color-well size-7 shrink-0 rounded-md border bg-raised p-0.5 hover:border-edge"
      />
      <TextField
        {...(id === undefined ? {} : { id })}
        label={label}
        value={value}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(text) => {
          if (!parseCssColor(text)) return;
          onChange(text);
          onSettle?.();
        }}
        className="time"
      />
      {onClear && (
        <IconButton
          icon={X}
          label={t('common.clear', { label })}
          onClick={() => {
            onClear();
            onSettle?.();
          }}
        />
      )}
    </span>
  );
}
