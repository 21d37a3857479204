import { useTranslation } from 'react-i18next';
import type { StorageReport } from '../../../../shared/contract/storage-calls.ts';
import { factsOf } from './storage-facts.ts';

/** What is in use and which variable says it. */
export function StorageFacts({ report }: { readonly report: StorageReport }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(`storage.source.${report.source}`)}</p>
      {report.settings && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
          {factsOf(t, report).map(({ name, label, value, variable }) => (
            <div key={name} className="contents">
              <dt className="text-soft">{label}</dt>
              <dd className="break-all">
                {value}
                <span className="block text-12 text-soft">
                  {variable === null ? t('storage.usual') : t('storage.from', { variable })}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
