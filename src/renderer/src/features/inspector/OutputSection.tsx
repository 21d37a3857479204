import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section.tsx';
import { OutputFields } from '../render/OutputFields.tsx';

/** What a render makes of the film. */
export function OutputSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('film.output')}>
      <OutputFields />
    </Section>
  );
}
