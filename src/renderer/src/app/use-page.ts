import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { queueSummary } from '../store/jobs.ts';
import { isUnsaved } from '../store/project.ts';
import { useStudio } from '../store/use-session.ts';
import { projectTitle } from '../features/project/project-title.ts';

/** What belongs to the page itself: theme, title, and the question before it is closed. */
export function usePage(): void {
  const { t, i18n } = useTranslation();
  const theme = useStudio(({ preferences }) => preferences.theme);
  const title = useStudio(({ project }) => (project ? projectTitle(project) : null));
  const isDirty = useStudio(({ project }) => isUnsaved(project));
  const percent = useStudio(({ jobs }) => Math.floor(queueSummary(jobs).running?.progress.percent ?? -1));
  useEffect(() => {
    document.documentElement.lang = i18n.language;
    document.documentElement.dir = i18n.dir(i18n.language);
  }, [i18n]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    const name = title === null ? '' : `${title === '' ? t('project.untitled') : title} – `;
    const progress = percent < 0 ? '' : `${t('queue.percent', { percent })} · `;
    document.title = `${progress}${isDirty ? '● ' : ''}${name}${t('common.product')}`;
  }, [title, isDirty, percent, t]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => isDirty && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
}
