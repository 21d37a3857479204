import { Ban, Download, FolderOpen, Pause, Play, RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { download } from '../../commands/download-project.ts';
import type { Job } from '../../../../shared/job/job.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { actionsOf } from './actions-of.ts';

const ICONS = { pause: Pause, resume: Play, cancel: Ban, retry: RotateCcw, remove: Trash2 } as const;

export function JobButtons({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const { jobs } = useSession();
  const isDesktop = useStudio(({ info }) => info?.door === 'desktop');
  return (
    <div className="flex shrink-0 gap-0.5">
      {job.state === 'done' && (
        <IconButton
          icon={isDesktop ? FolderOpen : Download}
          label={isDesktop ? t('queue.reveal') : t('queue.download')}
          onClick={() => void jobs.reveal(job.id, download)}
        />
      )}
      {actionsOf(job).map((action) => (
        <IconButton
          key={action}
          icon={ICONS[action]}
          label={t(`jobAction.${action}`)}
          onClick={() => void jobs.act(job.id, action)}
        />
      ))}
    </div>
  );
}
