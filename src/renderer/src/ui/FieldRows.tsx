import type { ComponentProps } from 'react';
import { ColorField } from './ColorField.tsx';
import { Field } from './Field.tsx';
import { NumberField, type NumberFieldProps } from './NumberField.tsx';
import { SelectField, type SelectFieldProps } from './SelectField.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';
import { TimeField } from './TimeField.tsx';

// Each control with its label beside it.

export function ColorRow(props: ComponentProps<typeof ColorField>) {
  return <Field label={props.label}>{(id) => <ColorField {...props} id={id} />}</Field>;
}

export function NumberRow(props: NumberFieldProps) {
  return <Field label={props.label}>{(id) => <NumberField {...props} id={id} />}</Field>;
}

export function SelectRow(props: SelectFieldProps) {
  return <Field label={props.label}>{(id) => <SelectField {...props} id={id} />}</Field>;
}

export function TextRow(props: TextFieldProps) {
  return <Field label={props.label}>{(id) => <TextField {...props} id={id} />}</Field>;
}

export function TimeRow(props: ComponentProps<typeof TimeField>) {
  return <Field label={props.label}>{(id) => <TimeField {...props} id={id} />}</Field>;
}
