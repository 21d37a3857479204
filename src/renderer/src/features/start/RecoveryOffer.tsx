import { LifeBuoy } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useStudio } from '../../store/use-session.ts';
import { formatDay } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';

const LOOK_AGAIN_MS = 2000;

/** After a crash: the last state of every project that was not saved, and that no other window has open. */
export function RecoveryOffer() {
  const { t } = useTranslation();
  const { project } = useSession();
  const info = useStudio((state) => state.info);
  const lost = info?.recoverable.filter(({ isOpen }) => !isOpen) ?? [];
  const isAnyOpen = info?.recoverable.some(({ isOpen }) => isOpen) ?? false;
  // a window that was just closed counts as open for a moment
  useEffect(() => {
    if (!isAnyOpen) return;
    const timer = setInterval(() => void project.refreshInfo(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isAnyOpen, project]);
  if (lost.length === 0) return null;
  return (
    <section
      aria-label={t('recovery.title')}
      className="rounded-md border border-accent-ink/60 bg-accent-wash p-3"
    >
      <h2 className="flex items-center gap-2 font-medium">
        <LifeBuoy size={16} className="text-accent-ink" aria-hidden />
        {t('recovery.title')}
      </h2>
      <p className="mt-0.5 text-soft">{t('recovery.text')}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {lost.map(({ projectId, title, changedAtMs }) => (
          <li key={projectId} className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 flex-1 truncate">
              {t('recovery.item', {
                title: title === '' ? t('project.untitled') : title,
                when: formatDay(changedAtMs),
              })}
            </span>
            <Button onClick={() => void project.discardRecovery(projectId)}>{t('recovery.discard')}</Button>
            <Button look="main" onClick={() => void project.request({ type: 'recover', projectId })}>
              {t('recovery.recover')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
