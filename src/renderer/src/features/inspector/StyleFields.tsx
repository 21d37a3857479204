import { useTranslation } from 'react-i18next';
import type { Style } from '../../../../shared/scenario/scenario.ts';
import { ColorRow, NumberRow, SelectRow, TextRow } from '../../ui/FieldRows.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { percentOf, ratioOf } from './percent.ts';
import { sharedValue } from './shared-value.ts';
import { StrokeFields } from './StrokeFields.tsx';
import type { StyleFieldsProps } from './style-fields-props.ts';

const ALIGNMENTS = ['start', 'center', 'end', 'left', 'right'] as const;
const weightOf = ({ weight }: Style) =>
  weight === 'bold' ? 700 : weight === 'normal' ? 400 : (weight ?? 700);

/** How the letters of a cue look. What is not said in a style is shown as it is drawn. */
export function StyleFields({ styles, onChange, onSettle }: StyleFieldsProps) {
  const { t } = useTranslation();
  const shared = <Value,>(read: (style: Style) => Value) => sharedValue(styles, read);
  return (
    <>
      <TextRow
        label={t('style.font')}
        value={shared((style) => style.font ?? 'Inter') ?? ''}
        placeholder={t('common.mixed')}
        onChange={(font) => onChange({ font: font.trim() === '' ? undefined : font })}
      />
      <NumberRow
        label={t('style.size')}
        value={percentOf(shared((style) => style.size ?? 0.05))}
        step={0.1}
        digits={1}
        min={0.1}
        max={200}
        placeholder={t('common.mixed')}
        onChange={(size) => onChange({ size: ratioOf(size) })}
        onSettle={onSettle}
      />
      <NumberRow
        label={t('style.weight')}
        value={shared(weightOf)}
        step={100}
        min={1}
        max={1000}
        placeholder={t('common.mixed')}
        onChange={(weight) => onChange({ weight: Math.round(weight) })}
        onSettle={onSettle}
      />
      <ColorRow
        label={t('style.color')}
        value={shared((style) => style.color ?? '#ffffff') ?? ''}
        onChange={(color) => onChange({ color })}
      />
      <StrokeFields {...{ styles, onChange, onSettle }} />
      <SelectRow
        label={t('style.align')}
        value={shared((style) => style.align ?? 'anchor')}
        placeholder={t('common.mixed')}
        choices={[
          { value: 'anchor', label: t('align.anchor') },
          ...ALIGNMENTS.map((align) => ({ value: align, label: t(`align.${align}`) })),
        ]}
        onChange={(align) => onChange({ align: align === 'anchor' ? undefined : align })}
      />
      <SwitchField
        label={t('style.uppercase')}
        isOn={shared((style) => style.uppercase ?? false) === true}
        onChange={(uppercase) => onChange({ uppercase })}
      />
    </>
  );
}
