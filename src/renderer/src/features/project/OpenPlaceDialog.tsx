import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field, FIELD_CLASS } from '../../ui/Field.tsx';
import { pickFiles } from '../drop/pick-files.ts';
import { RecentProjects } from '../start/RecentProjects.tsx';

/** In a browser: a file of this computer, or a path on the computer that runs Cueframe. */
export function OpenPlaceDialog() {
  const { t } = useTranslation();
  const { project, drop, view } = useSession();
  const [place, setPlace] = useState('');
  const open = () => place.trim() !== '' && void project.request({ type: 'open', place: place.trim() });
  const choose = async () => {
    const files = await pickFiles('.json', false);
    if (files.length === 0) return;
    view.closeDialog();
    await drop.take(files);
  };
  return (
    <Dialog
      title={t('open.title')}
      description={t('open.text')}
      onClose={view.closeDialog}
      actions={
        <>
          <Button onClick={() => void choose()}>{t('open.choose')}</Button>
          <Button look="main" disabled={place.trim() === ''} onClick={open}>
            {t('open.button')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('open.place')}>
          {(id) => (
            <input
              id={id}
              className={FIELD_CLASS}
              value={place}
              placeholder={t('open.placeholder')}
              onChange={(event) => setPlace(event.target.value)}
              onKeyDown={(event) => event.key === 'Enter' && open()}
            />
          )}
        </Field>
        <RecentProjects />
      </div>
    </Dialog>
  );
}
