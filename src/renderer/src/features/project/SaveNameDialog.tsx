import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field, FIELD_CLASS } from '../../ui/Field.tsx';
import { projectFileName } from './project-file-name.ts';
import { projectTitle } from './project-title.ts';

/** In a browser: a name in the projects of the computer that runs Cueframe, or a place there. */
export function SaveNameDialog() {
  const { t } = useTranslation();
  const { project, view } = useSession();
  const title = useStudio((state) => (state.project ? projectTitle(state.project) : ''));
  const [name, setName] = useState(title);
  const fileName = projectFileName(name);
  const save = async () => {
    if (fileName === '') return;
    if (await project.saveTo(fileName, null)) view.closeDialog();
  };
  return (
    <Dialog
      title={t('save.title')}
      description={t('save.text')}
      onClose={view.closeDialog}
      actions={
        <>
          <Button onClick={view.closeDialog}>{t('common.cancel')}</Button>
          <Button look="main" disabled={fileName === ''} onClick={() => void save()}>
            {t('save.button')}
          </Button>
        </>
      }
    >
      <Field label={t('save.name')}>
        {(id) => (
          <input
            id={id}
            className={FIELD_CLASS}
            value={name}
            placeholder={t('save.placeholder')}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && void save()}
          />
        )}
      </Field>
      {fileName !== '' && (
        <p className="mt-2 text-12 break-all text-soft">{t('save.as', { name: fileName })}</p>
      )}
    </Dialog>
  );
}
