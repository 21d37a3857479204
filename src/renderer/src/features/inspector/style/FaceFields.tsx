import { useTranslation } from 'react-i18next';
import { DEFAULT_STYLE } from '../../../../../shared/scenario/built-in-styles.ts';
import type { Style } from '../../../../../shared/scenario/scenario.ts';
import { TextRow } from '../../../ui/FieldRows.tsx';
import { sharedPart, type StyleEditing } from './style-editing.ts';
import { ColorPart, NumberPart, StyleRow } from './StyleRows.tsx';

const weightOf = ({ weight = DEFAULT_STYLE.weight }: Style) =>
  weight === 'bold' ? 700 : weight === 'normal' ? 400 : weight;

/** Font, size, weight and colour. */
export function FaceFields({ editing }: { readonly editing: StyleEditing }) {
  const { t } = useTranslation();
  const font = sharedPart(editing.styles, (style) => style.font ?? DEFAULT_STYLE.font).value;
  return (
    <>
      <StyleRow editing={editing} styleKey="font" label={t('style.font')}>
        <TextRow
          label={t('style.font')}
          value={font ?? ''}
          placeholder={t('common.mixed')}
          onChange={(next) =>
            next.trim() === '' ? editing.reset('font') : editing.change('font', '', () => next.trim())
          }
        />
      </StyleRow>
      <StyleRow editing={editing} styleKey="size" label={t('style.size')}>
        <NumberPart
          {...{ editing, styleKey: 'size', label: t('style.size'), step: 0.1, digits: 1, min: 0.1, max: 200 }}
          read={({ size }) => size ?? DEFAULT_STYLE.size}
          write={(size) => size}
        />
      </StyleRow>
      <StyleRow editing={editing} styleKey="weight" label={t('style.weight')}>
        <NumberPart
          {...{ editing, styleKey: 'weight', label: t('style.weight'), kind: 'count' }}
          {...{ step: 100, min: 1, max: 1000 }}
          read={weightOf}
          write={(weight) => weight}
        />
      </StyleRow>
      <StyleRow editing={editing} styleKey="color" label={t('style.color')}>
        <ColorPart
          {...{ editing, styleKey: 'color', label: t('style.color') }}
          read={({ color }) => color ?? DEFAULT_STYLE.color}
          write={(color) => color ?? undefined}
        />
      </StyleRow>
    </>
  );
}
