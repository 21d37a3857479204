import { CaseSensitive, ChevronDown, ChevronUp, Regex, WholeWord, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReadable } from '../../../../shared/edit/search-replace.ts';
import { useSession } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { FIELD_CLASS } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { CueSearch } from './use-cue-search.ts';

/** Enter goes to the next hit, Shift+Enter to the one before; in the second field it replaces and goes on. */
export function SearchBar({ search, shown, done, change, go, replaceOne, replaceAll }: CueSearch) {
  const { t } = useTranslation();
  const { view } = useSession();
  const [replacement, setReplacement] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isFound = search.text !== '' && shown.length > 0 && !done;
  const said = () => {
    if (done) return t('search.replaced', { count: done.count });
    if (!isReadable(search)) return t('search.wrongPattern');
    return search.text === '' ? t('search.hint') : t('search.found', { count: shown.length });
  };
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
          aria-invalid={!isReadable(search)}
          className={FIELD_CLASS}
          value={search.text}
          onChange={(event) => change({ ...search, text: event.target.value })}
          onKeyDown={(event) => event.key === 'Enter' && isFound && go(event.shiftKey ? -1 : 1)}
        />
        <IconButton
          icon={CaseSensitive}
          label={t('search.matchCase')}
          isPressed={search.matchCase}
          onClick={() => change({ ...search, matchCase: !search.matchCase })}
        />
        <IconButton
          icon={WholeWord}
          label={t('search.wholeWord')}
          isPressed={search.wholeWord}
          onClick={() => change({ ...search, wholeWord: !search.wholeWord })}
        />
        <IconButton
          icon={Regex}
          label={t('search.pattern')}
          isPressed={search.isPattern}
          onClick={() => change({ ...search, isPattern: !search.isPattern })}
        />
        <IconButton icon={X} label={t('search.close')} onClick={() => view.openSearch(false)} />
      </div>
      <input
        aria-label={t('search.replace')}
        placeholder={t('search.replace')}
        className={FIELD_CLASS}
        value={replacement}
        onChange={(event) => setReplacement(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && isFound && replaceOne(replacement)}
      />
      <div className="flex flex-wrap items-center gap-1">
        <Button disabled={!isFound} onClick={() => replaceOne(replacement)}>
          {t('search.replaceOne')}
        </Button>
        <Button disabled={!isFound} onClick={() => replaceAll(replacement)}>
          {t('search.replaceAll')}
        </Button>
        <span className="flex-1" />
        <IconButton
          icon={ChevronUp}
          label={t('search.previous')}
          disabled={!isFound}
          onClick={() => go(-1)}
        />
        <IconButton icon={ChevronDown} label={t('search.next')} disabled={!isFound} onClick={() => go(1)} />
      </div>
      <p role="status" className="time text-12 text-soft">
        {said()}
      </p>
    </search>
  );
}
