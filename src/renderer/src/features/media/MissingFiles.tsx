import { FileWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { missingMedia } from '../../store/relink-actions.ts';
import { useStudio } from '../../store/use-session.ts';

/** Says above the files how many of them are not there, and what to do. */
export function MissingFiles() {
  const { t } = useTranslation();
  const count = useStudio((state) => missingMedia(state).length);
  if (count === 0) return null;
  return (
    <div role="status" className="flex shrink-0 gap-2 border-b bg-bad-wash p-3">
      <FileWarning size={16} className="mt-px shrink-0 text-bad" aria-hidden />
      <div>
        <p className="font-medium">{t('media.missingCount', { count })}</p>
        <p className="text-soft">{t('media.missingText')}</p>
      </div>
    </div>
  );
}
