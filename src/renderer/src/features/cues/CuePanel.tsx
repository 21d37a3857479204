import { Captions, ListPlus, Search, Timer, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commandKey, useRunCommand } from '../../commands/use-commands.ts';
import { cuesInTime } from '../../store/derived.ts';
import { useCueWarnings } from '../../store/use-cue-warnings.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { CueList } from './CueList.tsx';
import { SearchBar } from './SearchBar.tsx';
import { useCueSearch } from './use-cue-search.ts';

/** All cues in the order of their times, with search and replace. */
export function CuePanel() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const { view } = useSession();
  const cues = useStudio(cuesInTime);
  const isSearching = useStudio((state) => state.isSearchOpen);
  const isWarningsOnly = useStudio((state) => state.isWarningsOnly);
  const warnings = useCueWarnings();
  const search = useCueSearch(cues);
  if (cues.length === 0)
    return (
      <EmptyState icon={Captions} title={t('cues.empty')} text={t('cues.emptyText')}>
        <Button look="main" onClick={() => run('edit.addCue')}>
          {t('cues.add')}
        </Button>
        <Button onClick={() => run('project.importCues')}>{t('cues.import')}</Button>
      </EmptyState>
    );
  const warned = isWarningsOnly ? cues.filter(({ id }) => warnings.has(id)) : cues;
  const shown = isSearching ? search.shown : warned;
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-9 shrink-0 items-center border-b ps-3 pe-1.5 text-soft">
        <span className="time flex-1">{t('cues.count', { count: cues.length })}</span>
        {(warnings.size > 0 || isWarningsOnly) && (
          <IconButton
            icon={TriangleAlert}
            label={t('cues.warningsOnly')}
            isPressed={isWarningsOnly}
            onClick={() => view.showWarnings(!isWarningsOnly)}
          />
        )}
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
      {isSearching && <SearchBar {...search} />}
      {isWarningsOnly && warned.length === 0 && (
        <p role="status" className="flex items-center gap-2 border-b px-3 py-2 text-soft">
          <span className="flex-1">{t('cues.noWarnings')}</span>
          <Button onClick={() => view.showWarnings(false)}>{t('cues.showAll')}</Button>
        </p>
      )}
      <CueList
        cues={shown}
        search={isSearching && !search.done ? search.search : null}
        hit={isSearching ? search.hit : null}
      />
    </div>
  );
}
