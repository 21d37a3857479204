import { useTranslation } from 'react-i18next';
import { cueText } from '../../../../shared/edit/cue-text.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { useCueWarnings } from '../../store/use-cue-warnings.ts';
import { Section } from '../../ui/Section.tsx';
import { useCueTextField } from '../cues/use-cue-typing.ts';
import { warningText } from '../cues/warning-text.ts';

/** The text is edited live; Escape takes back what was typed. */
export function TextSection({ cue }: { readonly cue: EditCue }) {
  const { t } = useTranslation();
  const warnings = useCueWarnings().get(cue.id) ?? [];
  const field = useCueTextField(cue.id, cueText(cue));
  return (
    <Section title={t('inspector.text')}>
      <textarea
        aria-label={t('cues.text')}
        rows={3}
        {...field}
        className="w-full resize-y rounded-md border bg-raised p-2 text-13 hover:border-edge"
      />
      {warnings.length > 0 && (
        <ul className="text-12 text-warn">
          {warnings.map((warning) => (
            <li key={warning.kind}>{warningText(t, warning)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
