import { useTranslation } from 'react-i18next';
import { useSession } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

export function RemoveMediaDialog({ mediaId, uses }: { readonly mediaId: string; readonly uses: number }) {
  const { t } = useTranslation();
  const { media, view } = useSession();
  return (
    <Dialog
      title={t('media.removeTitle', { name: mediaId })}
      onClose={view.closeDialog}
      actions={
        <>
          <Button onClick={view.closeDialog}>{t('common.cancel')}</Button>
          <Button look="danger" onClick={() => media.remove(mediaId)}>
            {t('media.removeConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('media.removeText', { count: uses })}</p>
    </Dialog>
  );
}
