import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { setStyle } from '../../../../shared/edit/cue-edits.ts';
import { namedStyles, styleNameOf } from '../../../../shared/edit/style-edits.ts';
import { documentOf, selectedCues } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { StyleCard } from './StyleCard.tsx';

/** Every style as a card; one click gives it to the selected cues. */
export function StylePanel() {
  const { t } = useTranslation();
  const { edit, store } = useSession();
  const document = useStudio(documentOf);
  const { styles, fonts } = document;
  const cues = useStudio(selectedCues).filter(({ type }) => type === 'text');
  const used = new Set(cues.map(({ style }) => styleNameOf(style)));
  // the cards must not be drawn anew with every letter that is typed into a cue
  const names = useMemo(() => Object.keys(namedStyles({ styles })), [styles]);
  const apply = useCallback(
    (name: string) => {
      const ids = selectedCues(store.getState())
        .filter(({ type }) => type === 'text')
        .map(({ id }) => id);
      edit.apply({ name: 'setStyle' }, (before) =>
        setStyle(before, ids, name === 'default' ? undefined : name),
      );
    },
    [edit, store],
  );
  return (
    <div className="h-full overflow-auto p-2">
      <p className="px-1 pb-2 text-soft" role="status">
        {cues.length === 0 ? t('styles.choose') : t('styles.apply', { count: cues.length })}
      </p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(124px,1fr))] gap-2">
        {names.map((name) => (
          <li key={name}>
            <StyleCard
              name={name}
              styles={styles}
              fonts={fonts}
              isUsed={used.size === 1 && used.has(name)}
              isDisabled={cues.length === 0}
              onApply={apply}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
