import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_STYLE } from '../../../../../shared/scenario/built-in-styles.ts';
import type { StyleEditing } from './style-editing.ts';
import { ColorPart, NumberPart, StyleRow } from './StyleRows.tsx';

/** What becomes of the word being spoken, and of words that are emphasised. */
export function SpokenFields({
  editing,
  more,
}: {
  readonly editing: StyleEditing;
  readonly more: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <>
      <StyleRow editing={editing} styleKey="activeColor" label={t('style.activeColor')}>
        <ColorPart
          {...{ editing, styleKey: 'activeColor', label: t('style.activeColor'), canClear: true }}
          read={({ activeColor }) => activeColor ?? null}
          write={(color) => color}
        />
      </StyleRow>
      <StyleRow editing={editing} styleKey="activeScale" label={t('style.activeScale')}>
        <NumberPart
          {...{ editing, styleKey: 'activeScale', label: t('style.activeScale'), min: 10, max: 1000 }}
          read={({ activeScale }) => activeScale ?? DEFAULT_STYLE.activeScale}
          write={(scale) => scale}
        />
      </StyleRow>
      {more}
      <StyleRow editing={editing} styleKey="emphasisColor" label={t('style.emphasisColor')}>
        <ColorPart
          {...{ editing, styleKey: 'emphasisColor', label: t('style.emphasisColor'), canClear: true }}
          read={({ emphasisColor }) => emphasisColor ?? null}
          write={(color) => color}
        />
      </StyleRow>
    </>
  );
}
