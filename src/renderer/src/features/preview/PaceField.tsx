import { useTranslation } from 'react-i18next';
import { PACES } from '../../store/playback.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { SelectField } from '../../ui/SelectField.tsx';

/** How fast the film plays; while it is shuttled, how fast it does. */
export function PaceField() {
  const { t } = useTranslation();
  const { play } = useSession();
  const speed = useStudio(({ playback }) => playback.speed || playback.pace);
  const label = (pace: number) => t('preview.paceOf', { pace: String(pace).replace('-', '\u2212') });
  const choices = PACES.map((pace) => ({ value: String(pace), label: label(pace) }));
  const isChoice = choices.some(({ value }) => value === String(speed));
  return (
    <span className="w-18" dir="ltr">
      <SelectField
        label={t('preview.pace')}
        value={isChoice ? String(speed) : label(speed)}
        choices={choices}
        onChange={(value) => play.setPace(Number(value))}
      />
    </span>
  );
}
