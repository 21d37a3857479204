import { useTranslation } from 'react-i18next';
import { ColorRow, NumberRow } from '../../ui/FieldRows.tsx';
import { percentOf, ratioOf } from './percent.ts';
import { sharedValue } from './shared-value.ts';
import type { StyleFieldsProps } from './style-fields-props.ts';

/** What a stroke gets that is given a colour before a width, as a ratio of the stage's height. */
const FIRST_WIDTH = 0.0045;

/** The line around letters. Without width there is none; a colour alone brings one. */
export function StrokeFields({ styles, onChange, onSettle }: StyleFieldsProps) {
  const { t } = useTranslation();
  const color = sharedValue(styles, ({ stroke }) => stroke?.color ?? '#000000');
  const width = sharedValue(styles, ({ stroke }) => stroke?.width ?? 0);
  const setWidth = (next: number) =>
    onChange({ stroke: next === 0 ? null : { width: next, color: color ?? '#000000' } });
  return (
    <>
      <ColorRow
        label={t('style.stroke')}
        value={color ?? ''}
        onChange={(next) => onChange({ stroke: { width: width || FIRST_WIDTH, color: next } })}
      />
      <NumberRow
        label={t('style.strokeWidth')}
        value={percentOf(width)}
        step={0.05}
        digits={2}
        min={0}
        max={20}
        placeholder={t('common.mixed')}
        onChange={(percent) => setWidth(ratioOf(percent))}
        onSettle={onSettle}
      />
    </>
  );
}
