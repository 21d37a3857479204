import { Captions, ListPlus, Search, Timer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchingCues, type Search as CueSearch } from '../../../../shared/edit/search-replace.ts';
import { commandKey, useRunCommand } from '../../commands/use-commands.ts';
import { cuesInTime } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { CueList } from './CueList.tsx';
import { SearchBar } from './SearchBar.tsx';

const NO_SEARCH: CueSearch = { text: '', matchCase: false, wholeWord: false };

/** All cues in the order of their times, with search and replace. */
export function CuePanel() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const { view } = useSession();
  const cues = useStudio(cuesInTime);
  const isSearching = useStudio((state) => state.isSearchOpen);
  const [search, setSearch] = useState(NO_SEARCH);
  if (cues.length === 0)
    return (
      <EmptyState icon={Captions} title={t('cues.empty')} text={t('cues.emptyText')}>
        <Button look="main" onClick={() => run('edit.addCue')}>
          {t('cues.add')}
        </Button>
        <Button onClick={() => run('project.importCues')}>{t('cues.import')}</Button>
      </EmptyState>
    );
  const shown = isSearching ? matchingCues(cues, search) : cues;
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-9 shrink-0 items-center border-b ps-3 pe-1.5 text-soft">
        <span className="time flex-1">{t('cues.count', { count: cues.length })}</span>
        <IconButton icon={Timer} label={t('shift.title')} onClick={() => run('edit.shiftAll')} />
        <IconButton
          icon={Search}
          label={t('search.title')}
          hint={commandKey('edit.search')}
          isPressed={isSearching}
          onClick={() => view.openSearch(!isSearching)}
        />
        <IconButton
          icon={ListPlus}
          label={t('cues.add')}
          hint={commandKey('edit.addCue')}
          onClick={() => run('edit.addCue')}
        />
      </div>
      {isSearching && <SearchBar search={search} onSearch={setSearch} found={shown.length} />}
      <CueList cues={shown} />
    </div>
  );
}
