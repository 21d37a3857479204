import { FolderOpen, FilePlus, Film, Import } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRunCommand } from '../../commands/use-commands.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { RecentProjects } from './RecentProjects.tsx';
import { RecoveryOffer } from './RecoveryOffer.tsx';
import { Samples } from './Samples.tsx';

/** The one calm screen before there is a project. */
export function StartScreen() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const { view } = useSession();
  const version = useStudio(({ info }) => info?.version ?? null);
  const task = useStudio(({ tasks }) => tasks.at(-1) ?? null);
  return (
    <main className="flex h-full flex-col items-center overflow-auto bg-back px-6 py-10">
      <div className="my-auto flex w-full max-w-184 flex-col gap-6">
        <header className="flex items-center gap-3">
          <span className="flex size-9 items-center justify-center rounded-md bg-accent text-on-accent">
            <Film size={20} aria-hidden />
          </span>
          <div>
            <h1 className="text-20 font-semibold">{t('common.product')}</h1>
            <p className="text-soft">{t('start.tagline')}</p>
          </div>
        </header>
        <RecoveryOffer />
        <section className="flex flex-col items-center gap-3 rounded-md border border-dashed border-edge bg-panel px-6 py-10 text-center">
          <Import size={28} strokeWidth={1.25} className="text-soft" aria-hidden />
          <p className="text-15 font-medium">{t('start.drop')}</p>
          <p className="text-soft">{t('start.dropText')}</p>
          {task && (
            <div className="mt-1 flex items-center gap-3" role="status">
              <span>{t(`task.${task.kind}`, { subject: task.subject })}</span>
              <Meter
                label={t(`task.${task.kind}`, { subject: task.subject })}
                ratio={task.ratio}
                className="w-40"
              />
            </div>
          )}
          <div className="mt-1 flex flex-wrap justify-center gap-2">
            <Button look="main" onClick={() => run('project.addMedia')}>
              <FilePlus size={15} aria-hidden />
              {t('start.chooseMedia')}
            </Button>
            <Button onClick={() => run('project.open')}>
              <FolderOpen size={15} aria-hidden />
              {t('start.openProject')}
            </Button>
            <Button onClick={() => run('project.new')}>{t('start.empty')}</Button>
          </div>
        </section>
        <Samples />
        <RecentProjects />
        <footer className="flex items-center justify-between text-12 text-soft">
          <span>{version !== null && t('start.version', { version })}</span>
          <Button look="quiet" onClick={() => view.openDialog({ kind: 'shortcuts' })}>
            {t('shortcuts.title')}
          </Button>
        </footer>
      </div>
    </main>
  );
}
