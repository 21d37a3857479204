import { FilePlus, Film } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mediaOf } from '../../../../shared/edit/document.ts';
import { commandKey, useRunCommand } from '../../commands/use-commands.ts';
import { documentOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MediaCard } from './MediaCard.tsx';
import { MissingFiles } from './MissingFiles.tsx';

/** The files of the project. */
export function MediaBin() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const media = useStudio((state) => mediaOf(documentOf(state)));
  const ids = Object.keys(media);
  if (ids.length === 0)
    return (
      <EmptyState icon={Film} title={t('media.empty')} text={t('media.emptyText')}>
        <Button look="main" onClick={() => run('project.addMedia')}>
          <FilePlus size={15} aria-hidden />
          {t('media.add')}
        </Button>
      </EmptyState>
    );
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-9 shrink-0 items-center justify-between border-b ps-3 pe-1.5 text-soft">
        <span className="time">{t('media.count', { count: ids.length })}</span>
        <IconButton
          icon={FilePlus}
          label={t('media.add')}
          hint={commandKey('project.addMedia')}
          onClick={() => run('project.addMedia')}
        />
      </div>
      <MissingFiles />
      <ul className="min-h-0 flex-1 overflow-auto p-1.5">
        {ids.map((id) => (
          <MediaCard key={id} mediaId={id} src={media[id]?.src ?? ''} />
        ))}
      </ul>
    </div>
  );
}
