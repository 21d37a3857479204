import { Ban, Download, FolderOpen, Link, Pause, Play, RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../ui/copy-text.ts';
import { download } from '../../commands/download-project.ts';
import type { Job } from '../../../../shared/job/job.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { actionsOf, filmWaysOf } from './actions-of.ts';

const ICONS = { pause: Pause, resume: Play, cancel: Ban, retry: RotateCcw, remove: Trash2 } as const;
const WAY_ICONS = { reveal: FolderOpen, download: Download, link: Link } as const;

export function JobButtons({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const { jobs } = useSession();
  const door = useStudio(({ info }) => info?.door ?? 'browser');
  return (
    <div className="flex shrink-0 gap-0.5">
      {filmWaysOf(job, door).map((way) => (
        <IconButton
          key={way}
          icon={WAY_ICONS[way]}
          label={t(`queue.${way}`)}
          onClick={() =>
            void (way === 'link' ? jobs.copyLink(job.id, copyText) : jobs.reveal(job.id, download))
          }
        />
      ))}
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
