import { useTranslation } from 'react-i18next';
import { followsClips, lockCues } from '../../../../shared/edit/cue-follows.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { useCueEdit } from './use-cue-edit.ts';

/** Whether cues stay at their film time when clips are cut or moved, or go with what their clips show. */
export function LockField({ cues }: { readonly cues: readonly EditCue[] }) {
  const { t } = useTranslation();
  const cueEdit = useCueEdit(cues);
  const isLocked = !cues.some(followsClips);
  return (
    <>
      <SwitchField
        label={t('cuts.lock')}
        isOn={isLocked}
        onChange={(isOn) =>
          cueEdit.change('lockCues', `lock:${String(isOn)}`, (document, ids) => lockCues(document, ids, isOn))
        }
      />
      <p className="text-12 text-soft">{isLocked ? t('cuts.lockHint') : t('cuts.followHint')}</p>
    </>
  );
}
