import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { plainMessage, problemInWords } from '../../text/plain-message.ts';
import type { ScreenNote } from './use-screen.ts';
import type { Watched } from './use-watched-film.ts';

/** Why the picture is not the whole truth, where it is not. */
export function PreviewNote({
  watched,
  note,
}: {
  readonly watched: Watched;
  readonly note: ScreenNote | null;
}) {
  const text = useNoteText(watched, note);
  return (
    <div role="status" className="pointer-events-none sticky inset-x-0 bottom-0 flex justify-center">
      {text !== null && (
        <p className="absolute bottom-3 flex max-w-[90%] items-start gap-2 rounded-md border bg-raised px-3 py-2 shadow-float">
          <Info size={16} className="mt-px shrink-0 text-warn" aria-hidden />
          <span data-selectable>{text}</span>
        </p>
      )}
    </div>
  );
}

function useNoteText(watched: Watched, note: ScreenNote | null): string | null {
  const { t } = useTranslation();
  if (watched.state === 'loading') return t('preview.loading');
  if (watched.state === 'missing') return t('preview.missing', { name: watched.name });
  if (watched.state === 'invalid')
    return t('preview.invalid', {
      problem: problemInWords(watched.problem) ?? t('error.scenario.invalid.what'),
    });
  switch (note?.kind) {
    case 'proxy':
    case 'noProxy':
      return t(`preview.${note.kind}`, { name: note.name });
    case 'cannotShow':
      return t('preview.cannotShow', {
        reason: plainMessage(note.reason) ?? t('error.media.unreadable.what'),
      });
    case 'badCue':
      return t('preview.badCue', { number: note.number });
    case undefined:
      return watched.problems[0]
        ? t('preview.unsupported', {
            problem: problemInWords(watched.problems[0]) ?? t('error.scenario.unsupported.what'),
          })
        : null;
  }
}
