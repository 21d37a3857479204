import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession, useStudio } from '../../store/use-session.ts';

/** Projects that render in seconds, to see what this is. */
export function Samples() {
  const { t } = useTranslation();
  const { project } = useSession();
  const info = useStudio((state) => state.info);
  if (!info || info.samples.length === 0) return null;
  return (
    <section aria-label={t('start.samples')}>
      <h2 className="mb-2 font-medium text-soft">{t('start.samples')}</h2>
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(200px,1fr))] gap-2">
        {info.samples.map(({ id, title, description }) => (
          <li key={id} className="flex">
            <button
              type="button"
              onClick={() => void project.request({ type: 'sample', id })}
              className="flex flex-1 flex-col gap-1 rounded-md border bg-panel p-3 text-start hover:bg-hover"
            >
              <span className="flex items-center gap-2 font-medium">
                <Play size={14} className="text-accent-ink" aria-hidden />
                {title}
              </span>
              <span className="text-12 text-soft">{description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
