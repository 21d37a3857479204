import { useTranslation } from 'react-i18next';
import type { SaveConflict } from '../../store/state.ts';
import { useSession } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** A file that is not what this window knows: nothing was written, and the person says what is to become of it. */
export function ConflictDialog(conflict: SaveConflict) {
  const { path, found, isOurs } = conflict;
  const { t } = useTranslation();
  const { project, view } = useSession();
  const what = found === null ? 'gone' : isOurs ? 'changed' : 'taken';
  const replace = async () => {
    view.closeDialog();
    await project.saveTo(path, found);
  };
  const saveAs = async () => {
    view.closeDialog();
    await project.saveAs();
  };
  return (
    <Dialog
      title={t(`conflict.${what}`)}
      description={t(`conflict.${what}Text`)}
      onClose={view.closeDialog}
      widthClass="w-150"
      actions={
        <>
          <Button onClick={view.closeDialog}>{t('common.cancel')}</Button>
          {what === 'changed' && (
            <Button onClick={() => void project.reopen(path)}>{t('conflict.reopen')}</Button>
          )}
          <Button look={found === null ? 'plain' : 'danger'} onClick={() => void replace()}>
            {found === null ? t('conflict.again') : t('conflict.replace')}
          </Button>
          <Button look="main" onClick={() => void saveAs()}>
            {t('conflict.saveAs')}
          </Button>
        </>
      }
    >
      <p className="break-all" dir="auto">
        {path}
      </p>
      {found !== null && <p className="mt-2 text-soft">{t('conflict.replaceHint')}</p>}
      {what === 'changed' && <p className="text-soft">{t('conflict.reopenHint')}</p>}
    </Dialog>
  );
}
