import { useTranslation } from 'react-i18next';
import { useStudio } from '../../store/use-session.ts';
import { NoticeCard } from './NoticeCard.tsx';

/** Errors stay until they are closed; news go by themselves. */
export function Notices() {
  const { t } = useTranslation();
  const notices = useStudio((state) => state.notices);
  return (
    <section
      aria-label={t('notices.list')}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-10 z-50 mx-auto flex w-104 max-w-[92vw] flex-col gap-2"
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}
