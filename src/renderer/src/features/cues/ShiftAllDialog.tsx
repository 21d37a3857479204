import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftAll } from '../../../../shared/edit/cue-time-edits.ts';
import { useSession } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberRow } from '../../ui/FieldRows.tsx';

/** Every cue earlier or later, as when subtitles start at another place than the film. */
export function ShiftAllDialog() {
  const { t } = useTranslation();
  const { edit, view } = useSession();
  const [seconds, setSeconds] = useState(0);
  const shift = () => {
    edit.apply({ name: 'shiftAll' }, (document) => shiftAll(document, seconds));
    view.closeDialog();
  };
  return (
    <Dialog
      title={t('shift.title')}
      description={t('shift.text')}
      onClose={view.closeDialog}
      actions={
        <>
          <Button onClick={view.closeDialog}>{t('common.cancel')}</Button>
          <Button look="main" disabled={seconds === 0} onClick={shift}>
            {t('shift.button')}
          </Button>
        </>
      }
    >
      <NumberRow label={t('shift.seconds')} value={seconds} step={0.1} digits={3} onChange={setSeconds} />
    </Dialog>
  );
}
