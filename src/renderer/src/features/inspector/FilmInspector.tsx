import { useTranslation } from 'react-i18next';
import { setTitle } from '../../../../shared/edit/media-edits.ts';
import { documentOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { TextRow } from '../../ui/FieldRows.tsx';
import { Section } from '../../ui/Section.tsx';
import { OutputSection } from './OutputSection.tsx';
import { StageSection } from './StageSection.tsx';

/** The film itself: its name, its stage and what a render makes of it. */
export function FilmInspector() {
  const { t } = useTranslation();
  const { edit } = useSession();
  const document = useStudio(documentOf);
  return (
    <>
      <Section title={t('film.title')}>
        <TextRow
          label={t('film.name')}
          value={String(document['title'] ?? '')}
          placeholder={t('project.untitled')}
          onChange={(title) => edit.apply({ name: 'title' }, (before) => setTitle(before, title))}
        />
      </Section>
      <StageSection />
      <OutputSection />
    </>
  );
}
