import { useTranslation } from 'react-i18next';
import { DEFAULT_STYLE } from '../../../../../shared/scenario/built-in-styles.ts';
import { SelectRow } from '../../../ui/FieldRows.tsx';
import { sharedPart, type StyleEditing } from './style-editing.ts';
import { LimitPart, NumberPart, StyleRow, SwitchPart } from './StyleRows.tsx';

const ALIGNMENTS = ['start', 'center', 'end', 'left', 'right'] as const;

/** How a text is broken into lines, and how they lie. */
export function LineFields({ editing }: { readonly editing: StyleEditing }) {
  const { t } = useTranslation();
  const setAlign = (align: string) => {
    editing.change('align', '', () => (align === 'anchor' ? undefined : align));
    editing.settle();
  };
  return (
    <>
      <StyleRow editing={editing} styleKey="align" label={t('style.align')}>
        <SelectRow
          label={t('style.align')}
          value={sharedPart(editing.styles, ({ align }) => align ?? 'anchor').value}
          placeholder={t('common.mixed')}
          choices={[
            { value: 'anchor', label: t('align.anchor') },
            ...ALIGNMENTS.map((align) => ({ value: align, label: t(`align.${align}`) })),
          ]}
          onChange={setAlign}
        />
      </StyleRow>
      <StyleRow editing={editing} styleKey="lineHeight" label={t('style.lineHeight')}>
        <NumberPart
          {...{ editing, styleKey: 'lineHeight', label: t('style.lineHeight'), kind: 'plain' }}
          {...{ step: 0.05, digits: 2, min: 0.1, max: 10 }}
          read={({ lineHeight }) => lineHeight ?? DEFAULT_STYLE.lineHeight}
          write={(height) => height}
        />
      </StyleRow>
      <StyleRow editing={editing} styleKey="maxWordsPerLine" label={t('style.maxWordsPerLine')}>
        <LimitPart
          {...{ editing, styleKey: 'maxWordsPerLine', label: t('style.maxWordsPerLine') }}
          read={({ maxWordsPerLine }) => maxWordsPerLine ?? null}
        />
      </StyleRow>
      <StyleRow editing={editing} styleKey="maxLines" label={t('style.maxLines')}>
        <LimitPart
          {...{ editing, styleKey: 'maxLines', label: t('style.maxLines') }}
          read={({ maxLines }) => maxLines ?? null}
        />
      </StyleRow>
      <StyleRow editing={editing} styleKey="wrap" label={t('style.wrap')}>
        <SwitchPart
          {...{ editing, styleKey: 'wrap', label: t('style.wrap') }}
          read={({ wrap }) => wrap ?? DEFAULT_STYLE.wrap}
          write={(isOn) => isOn}
        />
      </StyleRow>
    </>
  );
}
