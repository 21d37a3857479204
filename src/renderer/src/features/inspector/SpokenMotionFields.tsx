import { useTranslation } from 'react-i18next';
import { mapCues } from '../../../../shared/edit/cue-edits.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import {
  SPOKEN_MOTIONS,
  spokenMotion,
  withSpokenMotion,
  type SpokenMotion,
} from '../../../../shared/edit/spoken-motion.ts';
import { documentOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { ColorRow, SelectRow } from '../../ui/FieldRows.tsx';
import { sharedValue } from './shared-value.ts';
import { useCueEdit } from './use-cue-edit.ts';

/** How the spoken word of the selected cues is drawn, and what keeps it from being seen. */
export function SpokenMotionFields({ cues }: { readonly cues: readonly EditCue[] }) {
  const { t } = useTranslation();
  const { words } = useSession();
  const document = useStudio(documentOf);
  const cueEdit = useCueEdit(cues);
  const motion = sharedValue(cues, (cue) => spokenMotion(document, cue).motion);
  const color = sharedValue(cues, (cue) => spokenMotion(document, cue).color ?? '');
  const set = (part: string, patch: { readonly motion?: SpokenMotion; readonly color?: string | null }) =>
    cueEdit.change('spokenMotion', `spoken:${part}`, (before, ids) =>
      mapCues(before, ids, (cue) =>
        withSpokenMotion(before, cue, { ...spokenMotion(before, cue), ...patch }),
      ),
    );
  return (
    <>
      <SelectRow
        label={t('spoken.motion')}
        value={motion}
        placeholder={t('common.mixed')}
        choices={SPOKEN_MOTIONS.map((value) => ({
          value,
          label: t(`spoken.${value}`),
          note: t(`spoken.${value}Note`),
        }))}
        onChange={(value) => {
          set('motion', { motion: value as SpokenMotion });
          cueEdit.settle();
        }}
      />
      {motion !== null && motion !== 'plain' && (
        <ColorRow
          label={t('spoken.color')}
          value={color ?? ''}
          placeholder={t(color === null ? 'common.mixed' : 'style.noColor')}
          onChange={(value) => set('color', { color: value })}
          onSettle={cueEdit.settle}
          {...(color === '' ? {} : { onClear: () => set('color', { color: null }) })}
        />
      )}
      {cues.some((cue) => cue.words === undefined) && (
        <div className="flex flex-col gap-1">
          <p className="text-12 text-soft">{t('spoken.noTimes')}</p>
          <Button className="self-start" onClick={() => void words.time(false)}>
            {t('words.make')}
          </Button>
        </div>
      )}
    </>
  );
}
