import { ListVideo } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRunCommand } from '../commands/use-commands.ts';
import { queueSummary } from '../store/jobs.ts';
import { useStudio } from '../store/use-session.ts';
import { formatTimeLeft } from '../text/format.ts';
import { Meter } from '../ui/Meter.tsx';
import { Button } from '../ui/Button.tsx';

/** How the queue stands, and the way into it. */
export function QueueBadge() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const isOpen = useStudio(({ isQueueOpen }) => isQueueOpen);
  const jobs = useStudio((state) => state.jobs);
  const { open, running } = queueSummary(jobs);
  const progress = running?.progress;
  return (
    <Button look="quiet" aria-expanded={isOpen} onClick={() => run('render.queue')}>
      <ListVideo size={15} aria-hidden />
      {open > 0 ? t('queue.badge', { count: open }) : t('queue.title')}
      {progress && (
        <>
          <Meter label={t('queue.progress')} ratio={progress.percent / 100} className="w-16" />
          <span className="time text-soft">
            {(progress.etaSeconds ?? 0) < 1
              ? t('queue.percent', { percent: Math.floor(progress.percent) })
              : t('queue.percentEta', {
                  percent: Math.floor(progress.percent),
                  eta: formatTimeLeft(progress.etaSeconds ?? 0),
                })}
          </span>
        </>
      )}
    </Button>
  );
}
