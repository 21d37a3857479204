import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useStudio } from '../../store/use-session.ts';
import { SelectRow } from '../../ui/FieldRows.tsx';

/** Whether a film becomes a file of this machine or goes to the bucket; nothing to choose where none is set. */
export function FilmPlaceField({
  isToBucket,
  onChange,
}: {
  readonly isToBucket: boolean;
  readonly onChange: (isToBucket: boolean) => void;
}) {
  const { t } = useTranslation();
  const { storage } = useSession();
  const bucket = useStudio((state) => state.storage.report?.settings?.bucket);
  useEffect(() => void storage.load(), [storage]);
  if (bucket === undefined) return null;
  return (
    <SelectRow
      label={t('storage.filmPlace')}
      value={isToBucket ? 'bucket' : 'file'}
      choices={[
        { value: 'file', label: t('storage.toFile') },
        { value: 'bucket', label: t('storage.toBucket', { bucket }) },
      ]}
      onChange={(value) => onChange(value === 'bucket')}
    />
  );
}
