import { ListVideo, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRunCommand } from '../../commands/use-commands.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { JobRow } from './JobRow.tsx';

/** All jobs, newest first, over the timeline. */
export function QueueDrawer() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const { view } = useSession();
  const jobs = useStudio((state) => state.jobs);
  return (
    <div className="appear absolute inset-0 z-20 flex flex-col bg-panel">
      <header className="flex h-9 shrink-0 items-center border-b ps-3 pe-1.5">
        <h2 className="flex-1 font-medium">{t('queue.title')}</h2>
        <IconButton icon={X} label={t('queue.close')} onClick={() => view.toggleQueue(false)} />
      </header>
      {jobs.length === 0 ? (
        <EmptyState icon={ListVideo} title={t('queue.empty')} text={t('queue.emptyText')}>
          <Button look="main" onClick={() => run('render.open')}>
            {t('render.button')}
          </Button>
        </EmptyState>
      ) : (
        <ul className="min-h-0 flex-1 overflow-auto">
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
    </div>
  );
}
