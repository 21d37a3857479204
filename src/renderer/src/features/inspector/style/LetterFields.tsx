import { useTranslation } from 'react-i18next';
import { DEFAULT_STYLE } from '../../../../../shared/scenario/built-in-styles.ts';
import type { StyleEditing } from './style-editing.ts';
import { NumberPart, StyleRow, SwitchPart } from './StyleRows.tsx';

const FLAGS = ['italic', 'underline', 'strikethrough', 'uppercase'] as const;

/** Slant, lines through letters, capitals and the room between letters. */
export function LetterFields({ editing }: { readonly editing: StyleEditing }) {
  const { t } = useTranslation();
  return (
    <>
      {FLAGS.map((key) => (
        <StyleRow key={key} editing={editing} styleKey={key} label={t(`style.${key}`)}>
          <SwitchPart
            {...{ editing, styleKey: key, label: t(`style.${key}`) }}
            read={(style) => style[key] ?? DEFAULT_STYLE[key]}
            write={(isOn) => isOn}
          />
        </StyleRow>
      ))}
      <StyleRow editing={editing} styleKey="letterSpacing" label={t('style.letterSpacing')}>
        <NumberPart
          {...{ editing, styleKey: 'letterSpacing', label: t('style.letterSpacing') }}
          {...{ step: 0.05, digits: 2, min: -20, max: 20 }}
          read={({ letterSpacing }) => letterSpacing ?? DEFAULT_STYLE.letterSpacing}
          write={(spacing) => spacing}
        />
      </StyleRow>
    </>
  );
}
