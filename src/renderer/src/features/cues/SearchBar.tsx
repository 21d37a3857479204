import { CaseSensitive, WholeWord, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchReplace, type Search } from '../../../../shared/edit/search-replace.ts';
import { useSession } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { FIELD_CLASS } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

type SearchBarProps = {
  readonly search: Search;
  readonly onSearch: (search: Search) => void;
  readonly found: number;
};

export function SearchBar({ search, onSearch, found }: SearchBarProps) {
  const { t } = useTranslation();
  const { edit, view } = useSession();
  const [replacement, setReplacement] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const replaceAll = () =>
    edit.apply({ name: 'replaceText' }, (document) => searchReplace(document, search, replacement).document);
  return (
    <search
      className="flex shrink-0 flex-col gap-1.5 border-b p-2"
      onKeyDown={(event) => event.key === 'Escape' && view.openSearch(false)}
    >
      <div className="flex items-center gap-1">
        <input
          ref={field}
          type="search"
          aria-label={t('search.find')}
          placeholder={t('search.find')}
          className={FIELD_CLASS}
          value={search.text}
          onChange={(event) => onSearch({ ...search, text: event.target.value })}
        />
        <IconButton
          icon={CaseSensitive}
          label={t('search.matchCase')}
          isPressed={search.matchCase}
          onClick={() => onSearch({ ...search, matchCase: !search.matchCase })}
        />
        <IconButton
          icon={WholeWord}
          label={t('search.wholeWord')}
          isPressed={search.wholeWord}
          onClick={() => onSearch({ ...search, wholeWord: !search.wholeWord })}
        />
        <IconButton icon={X} label={t('search.close')} onClick={() => view.openSearch(false)} />
      </div>
      <div className="flex items-center gap-1">
        <input
          aria-label={t('search.replace')}
          placeholder={t('search.replace')}
          className={FIELD_CLASS}
          value={replacement}
          onChange={(event) => setReplacement(event.target.value)}
        />
        <Button disabled={search.text === '' || found === 0} onClick={replaceAll}>
          {t('search.replaceAll')}
        </Button>
      </div>
      <p role="status" className="time text-12 text-soft">
        {search.text === '' ? t('search.hint') : t('search.found', { count: found })}
      </p>
    </search>
  );
}
