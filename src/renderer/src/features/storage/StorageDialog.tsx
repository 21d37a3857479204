import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { StorageEditor } from './StorageEditor.tsx';
import { StorageFacts } from './StorageFacts.tsx';
import { StorageOutcome } from './StorageOutcome.tsx';

/** The bucket for films: edited in the desktop app, shown where the environment says it. */
export function StorageDialog() {
  const { t } = useTranslation();
  const { storage, view } = useSession();
  const { report, busy } = useStudio((state) => state.storage);
  useEffect(() => void storage.load(), [storage]);
  if (report?.isEditable) return <StorageEditor report={report} />;
  return (
    <Dialog
      title={t('storage.title')}
      description={t('storage.text')}
      widthClass="w-140"
      onClose={view.closeDialog}
      actions={report?.settings && <TestInUse />}
    >
      <div className="flex flex-col gap-4" data-selectable>
        {!report && busy === 'load' && <Meter label={t('storage.asking')} ratio={null} />}
        {report && <StorageFacts report={report} />}
        {report && <p className="text-soft">{t('storage.readOnly.text')}</p>}
        <StorageOutcome />
      </div>
    </Dialog>
  );
}

function TestInUse() {
  const { t } = useTranslation();
  const { storage } = useSession();
  const { busy } = useStudio((state) => state.storage);
  return (
    <Button disabled={busy !== null} onClick={() => void storage.test(null)}>
      {busy === 'test' ? t('storage.testing') : t('storage.test')}
    </Button>
  );
}
