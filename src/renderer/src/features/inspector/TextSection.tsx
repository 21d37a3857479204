import { useTranslation } from 'react-i18next';
import { setCueText } from '../../../../shared/edit/cue-edits.ts';
import { cueText } from '../../../../shared/edit/cue-text.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { useCueWarnings } from '../../store/use-cue-warnings.ts';
import { useSession } from '../../store/use-session.ts';
import { Section } from '../../ui/Section.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { warningText } from '../cues/warning-text.ts';

/** The text is edited live: each letter is seen in the film, all of them are one step. */
export function TextSection({ cue }: { readonly cue: EditCue }) {
  const { t } = useTranslation();
  const { edit } = useSession();
  const warnings = useCueWarnings().get(cue.id) ?? [];
  const draft = useDraft(cueText(cue)); // a text with word times loses its double spaces while it is typed
  const type = (text: string) => {
    draft.type(text);
    edit.apply({ name: 'editText', mergeKey: `text:${cue.id}` }, (document) =>
      setCueText(document, cue.id, text),
    );
  };
  return (
    <Section title={t('inspector.text')}>
      <textarea
        aria-label={t('cues.text')}
        dir="auto"
        rows={3}
        value={draft.text}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          draft.end();
          edit.settle();
        }}
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
