import { useTranslation } from 'react-i18next';
import { partOf } from '../../../../shared/edit/document.ts';
import { setOutput } from '../../../../shared/edit/media-edits.ts';
import { OUTPUT_FORMATS, PRESET_NAMES } from '../../../../shared/plan/plan.ts';
import { documentOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { SelectRow } from '../../ui/FieldRows.tsx';
import { Section } from '../../ui/Section.tsx';
import { formatOf } from '../render/formats.ts';

/** What a render makes of the film where nothing else is asked for. */
export function OutputSection() {
  const { t } = useTranslation();
  const { edit } = useSession();
  const output = partOf(useStudio(documentOf), 'output');
  const set = (patch: Readonly<Record<string, unknown>>) =>
    edit.apply({ name: 'output' }, (before) => setOutput(before, patch));
  return (
    <Section title={t('film.output')}>
      <SelectRow
        label={t('render.preset')}
        value={String(output['preset'] ?? 'high')}
        choices={PRESET_NAMES.map((preset) => ({ value: preset, label: t(`preset.${preset}`) }))}
        onChange={(preset) => set({ preset })}
      />
      <SelectRow
        label={t('render.format')}
        value={formatOf(output['format'])}
        choices={OUTPUT_FORMATS.map((format) => ({ value: format, label: t(`format.${format}`) }))}
        onChange={(format) => set({ format })}
      />
    </Section>
  );
}
