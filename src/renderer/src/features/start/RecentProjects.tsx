import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession, useStudio } from '../../store/use-session.ts';
import { formatDay } from '../../text/format.ts';

export function RecentProjects() {
  const { t } = useTranslation();
  const { project } = useSession();
  const info = useStudio((state) => state.info);
  if (!info || info.recent.length === 0) return null;
  return (
    <section aria-label={t('start.recent')}>
      <h2 className="mb-2 font-medium text-soft">{t('start.recent')}</h2>
      <ul className="overflow-hidden rounded-md border bg-panel">
        {info.recent.map(({ path, title, openedAtMs }) => (
          <li key={path} className="border-b last:border-b-0">
            <button
              type="button"
              onClick={() => void project.request({ type: 'open', place: path })}
              className="flex w-full items-center gap-3 px-3 py-2 text-start hover:bg-hover"
            >
              <FileText size={15} className="shrink-0 text-soft" aria-hidden />
              <span className="min-w-0 flex-1">
                <span className="block truncate" dir="auto">
                  {title === '' ? t('project.untitled') : title}
                </span>
                <span className="block truncate text-12 text-soft" dir="auto">
                  {path}
                </span>
              </span>
              <time className="time shrink-0 text-12 text-soft">{formatDay(openedAtMs)}</time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
