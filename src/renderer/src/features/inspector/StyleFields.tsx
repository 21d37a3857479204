import { useTranslation } from 'react-i18next';
import type { Style } from '../../../../shared/scenario/scenario.ts';
import { ColorField } from '../../ui/ColorField.tsx';
import { Field } from '../../ui/Field.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { sharedValue } from './shared-value.ts';

type StyleFieldsProps = {
  /** Complete styles of all that is selected. */
  readonly styles: readonly Style[];
  readonly onChange: (patch: Readonly<Record<string, unknown>>) => void;
  readonly onSettle: () => void;
};

const ALIGNMENTS = ['start', 'center', 'end', 'left', 'right'] as const;
const weightOf = ({ weight }: Style) =>
  weight === 'bold' ? 700 : weight === 'normal' ? 400 : (weight ?? 700);

export function StyleFields({ styles, onChange, onSettle }: StyleFieldsProps) {
  const { t } = useTranslation();
  const shared = <Value,>(read: (style: Style) => Value) => sharedValue(styles, read);
  const color = shared((style) => style.color ?? '#ffffff');
  const strokeColor = shared((style) => style.stroke?.color ?? '#000000');
  const strokeWidth = shared((style) => style.stroke?.width ?? 0);
  const percent = (ratio: number | null) => (ratio === null ? null : ratio * 100);
  return (
    <>
      <Field label={t('style.font')}>
        {(id) => (
          <TextField
            id={id}
            label={t('style.font')}
            value={shared((style) => style.font ?? 'Inter') ?? ''}
            placeholder={t('common.mixed')}
            onChange={(font) => onChange({ font: font.trim() === '' ? undefined : font })}
          />
        )}
      </Field>
      <Field label={t('style.size')}>
        {(id) => (
          <NumberField
            id={id}
            label={t('style.size')}
            value={percent(shared((style) => style.size ?? 0.05))}
            step={0.1}
            digits={1}
            min={0.1}
            max={200}
            placeholder={t('common.mixed')}
            onChange={(size) => onChange({ size: Number((size / 100).toFixed(5)) })}
            onSettle={onSettle}
          />
        )}
      </Field>
      <Field label={t('style.weight')}>
        {(id) => (
          <NumberField
            id={id}
            label={t('style.weight')}
            value={shared(weightOf)}
            step={100}
            min={1}
            max={1000}
            placeholder={t('common.mixed')}
            onChange={(weight) => onChange({ weight: Math.round(weight) })}
            onSettle={onSettle}
          />
        )}
      </Field>
      <Field label={t('style.color')}>
        {(id) => (
          <ColorField
            id={id}
            label={t('style.color')}
            value={color ?? ''}
            onChange={(value) => onChange({ color: value })}
          />
        )}
      </Field>
      <Field label={t('style.stroke')}>
        {(id) => (
          <ColorField
            id={id}
            label={t('style.stroke')}
            value={strokeColor ?? ''}
            onChange={(value) => onChange({ stroke: { width: strokeWidth || 0.0045, color: value } })}
          />
        )}
      </Field>
      <Field label={t('style.strokeWidth')}>
        {(id) => (
          <NumberField
            id={id}
            label={t('style.strokeWidth')}
            value={percent(strokeWidth)}
            step={0.05}
            digits={2}
            min={0}
            max={20}
            placeholder={t('common.mixed')}
            onChange={(width) =>
              onChange({
                stroke:
                  width === 0
                    ? null
                    : { width: Number((width / 100).toFixed(5)), color: strokeColor ?? '#000000' },
              })
            }
            onSettle={onSettle}
          />
        )}
      </Field>
      <Field label={t('style.align')}>
        {(id) => (
          <SelectField
            id={id}
            label={t('style.align')}
            value={shared((style) => style.align ?? 'anchor')}
            placeholder={t('common.mixed')}
            choices={[
              { value: 'anchor', label: t('align.anchor') },
              ...ALIGNMENTS.map((align) => ({ value: align, label: t(`align.${align}`) })),
            ]}
            onChange={(align) => onChange({ align: align === 'anchor' ? undefined : align })}
          />
        )}
      </Field>
      <SwitchField
        label={t('style.uppercase')}
        isOn={shared((style) => style.uppercase ?? false) === true}
        onChange={(uppercase) => onChange({ uppercase })}
      />
    </>
  );
}
