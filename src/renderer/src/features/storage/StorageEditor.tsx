import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageReport } from '../../../../shared/contract/storage-calls.ts';
import {
  changeOf,
  formOf,
  storageProblems,
  type StorageForm,
} from '../../../../shared/contract/storage-form.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { plainMessage } from '../../text/plain-message.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { StorageFields } from './StorageFields.tsx';
import { StorageOutcome } from './StorageOutcome.tsx';

/** The settings as a form. What is typed as a key is gone with the dialog, or as soon as it is saved. */
export function StorageEditor({ report }: { readonly report: StorageReport }) {
  const { t } = useTranslation();
  const { storage, view } = useSession();
  const { busy } = useStudio((state) => state.storage);
  const [form, setForm] = useState(() => formOf(report.settings));
  const [isTouched, setTouched] = useState(false);
  const problems = storageProblems(form, report);
  const change = (part: Partial<StorageForm>) => {
    setForm((before) => ({ ...before, ...part }));
    setTouched(true);
  };
  const save = async () => {
    if (await storage.save(changeOf(form))) setForm(formOf(changeOf(form).settings));
  };
  const remove = async () => {
    if (await storage.remove()) setForm(formOf(null));
    setTouched(false);
  };
  const isReady = problems.length === 0 && busy === null;
  return (
    <Dialog
      title={t('storage.title')}
      description={t('storage.text')}
      widthClass="w-140"
      onClose={view.closeDialog}
      actions={
        <>
          {report.source === 'saved' && (
            <Button look="danger" className="me-auto" disabled={busy !== null} onClick={() => void remove()}>
              {t('storage.remove')}
            </Button>
          )}
          <Button disabled={!isReady} onClick={() => void storage.test(changeOf(form))}>
            {busy === 'test' ? t('storage.testing') : t('storage.test')}
          </Button>
          <Button look="main" disabled={!isReady} onClick={() => void save()}>
            {t('storage.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{t(`storage.source.${report.source}`)}</p>
        <StorageFields form={form} report={report} onChange={change} />
        {isTouched && problems.length > 0 && (
          <ul className="text-soft">
            {problems.map((problem) => (
              <li key={problem}>{t(`storage.problem.${problem}`)}</li>
            ))}
          </ul>
        )}
        {report.problem ? (
          <p role="alert" className="text-bad">
            {plainMessage(report.problem.message) ?? t('error.secrets.unavailable.what')}{' '}
            <span className="text-ink">
              {plainMessage(report.problem.help) ?? t('error.secrets.unavailable.help')}
            </span>
          </p>
        ) : (
          <p className="text-soft">{t('storage.keysAt')}</p>
        )}
        <StorageOutcome />
      </div>
    </Dialog>
  );
}
