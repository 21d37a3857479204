import { useTranslation } from 'react-i18next';
import type { Destination } from '../../store/state.ts';
import { useSession } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** Before another project is opened: what becomes of the changes. */
export function UnsavedDialog({ destination }: { readonly destination: Destination }) {
  const { t } = useTranslation();
  const { project, view } = useSession();
  const saveFirst = async () => {
    if (await project.save()) await project.go(destination);
  };
  return (
    <Dialog
      title={t('unsaved.title')}
      description={t('unsaved.text')}
      onClose={view.closeDialog}
      actions={
        <>
          <Button onClick={view.closeDialog}>{t('common.cancel')}</Button>
          <Button look="danger" onClick={() => void project.leave(destination)}>
            {t('unsaved.discard')}
          </Button>
          <Button look="main" onClick={() => void saveFirst()}>
            {t('unsaved.save')}
          </Button>
        </>
      }
    >
      <p className="text-soft">{t('unsaved.hint')}</p>
    </Dialog>
  );
}
