import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../store/use-session.ts';
import { failureLines } from '../../text/failure-lines.ts';

/** How the last test, save or removal went. */
export function StorageOutcome() {
  const { t } = useTranslation();
  const { outcome } = useStudio((state) => state.storage);
  if (!outcome) return null;
  if (outcome.kind === 'failed') {
    const { what, help } = failureLines(t, outcome.failure);
    return (
      <div role="alert" className="flex gap-2.5 rounded-md border border-bad/50 p-3" data-selectable>
        <CircleAlert size={18} aria-hidden className="mt-px shrink-0 text-bad" />
        <div className="min-w-0">
          <p className="break-words">{what}</p>
          <p className="mt-1 break-words text-soft">{help}</p>
        </div>
      </div>
    );
  }
  return (
    <p role="status" className="flex gap-2.5">
      <CircleCheck size={18} aria-hidden className="mt-px shrink-0 text-good" />
      <span className="min-w-0 break-words">
        {outcome.kind === 'works' && t('storage.works', { place: outcome.place })}
        {outcome.kind === 'saved' && t('storage.saved')}
        {outcome.kind === 'removed' && t('storage.removed')}
      </span>
    </p>
  );
}
