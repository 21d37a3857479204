import { useTranslation } from 'react-i18next';
import { queueSummary } from '../store/jobs.ts';
import { useStudio } from '../store/use-session.ts';

const EVERY_PERCENT = 10;

/** Says to screen readers what only the eye would notice: undo, and every tenth percent of a render. */
export function Announcer() {
  const { t } = useTranslation();
  const running = useStudio(({ jobs }) => queueSummary(jobs).running);
  const lastStep = useStudio(({ history }) => history.past.at(-1)?.name ?? null);
  const percent = Math.floor((running?.progress.percent ?? 0) / EVERY_PERCENT) * EVERY_PERCENT;
  return (
    <div className="sr-only" aria-live="polite">
      {running && <p>{t('queue.announce', { phase: t(`phase.${running.progress.phase}`), percent })}</p>}
      {lastStep && <p>{t(`step.${lastStep}`)}</p>}
    </div>
  );
}
