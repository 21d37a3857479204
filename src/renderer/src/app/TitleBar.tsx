import { Clapperboard, Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { canRun } from '../commands/can-run.ts';
import { commandKey, useRunCommand } from '../commands/use-commands.ts';
import { projectTitle } from '../features/project/project-title.ts';
import { isUnsaved } from '../store/project.ts';
import { useStudio } from '../store/use-session.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MachineBadge } from './MachineBadge.tsx';
import { MainMenu } from './MainMenu.tsx';
import { QueueBadge } from './QueueBadge.tsx';

export function TitleBar() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const title = useStudio(({ project }) => (project ? projectTitle(project) : ''));
  const isDirty = useStudio(({ project }) => isUnsaved(project));
  const [canUndo, canRedo] = [
    useStudio((state) => canRun('edit.undo', state)),
    useStudio((state) => canRun('edit.redo', state)),
  ];
  const undoName = useStudio(({ history }) => history.past.at(-1)?.name ?? null);
  const redoName = useStudio(({ history }) => history.future[0]?.name ?? null);
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b bg-panel px-2">
      <MainMenu />
      <IconButton
        icon={Undo2}
        label={undoName ? t('edit.undoStep', { step: t(`step.${undoName}`) }) : t('edit.nothingToUndo')}
        hint={commandKey('edit.undo')}
        disabled={!canUndo}
        onClick={() => run('edit.undo')}
      />
      <IconButton
        icon={Redo2}
        label={redoName ? t('edit.redoStep', { step: t(`step.${redoName}`) }) : t('edit.nothingToRedo')}
        hint={commandKey('edit.redo')}
        disabled={!canRedo}
        onClick={() => run('edit.redo')}
      />
      <h1 className="mx-2 flex min-w-0 flex-1 items-center gap-2 font-medium">
        <span className="truncate" dir="auto">
          {title === '' ? t('project.untitled') : title}
        </span>
        {isDirty && (
          <span className="shrink-0 rounded-full border px-2 text-12 font-normal text-soft">
            {t('project.unsaved')}
          </span>
        )}
      </h1>
      <MachineBadge />
      <QueueBadge />
      <Button look="main" onClick={() => run('render.open')}>
        <Clapperboard size={15} aria-hidden />
        {t('render.button')}
      </Button>
    </header>
  );
}
