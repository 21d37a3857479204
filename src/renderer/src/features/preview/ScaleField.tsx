import { useTranslation } from 'react-i18next';
import { useSession, useStudio } from '../../store/use-session.ts';
import { SelectField } from '../../ui/SelectField.tsx';

const SCALES = [0.5, 1, 2] as const;

/** How large the picture is drawn. */
export function ScaleField() {
  const { t } = useTranslation();
  const { view } = useSession();
  const scale = useStudio(({ preferences }) => preferences.previewScale);
  const choices = [
    { value: 'fit', label: t('preview.fit') },
    ...SCALES.map((value) => ({ value: String(value), label: `${value * 100} %` })),
  ];
  return (
    <span className="w-22">
      <SelectField
        label={t('preview.scale')}
        value={scale === null ? 'fit' : String(scale)}
        choices={choices}
        onChange={(value) => view.prefer({ previewScale: value === 'fit' ? null : Number(value) })}
      />
    </span>
  );
}
