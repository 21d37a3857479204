import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { CUE_COLUMNS } from '../../../../shared/edit/cue-columns.ts';
import { classNames } from '../../ui/class-names.ts';
import { columnsClass, leastWidthClass } from './cells.ts';

/** What the columns are; each cell says it too, to those who do not see it. */
export function ListHead({ isLong, ref }: { readonly isLong: boolean; readonly ref: Ref<HTMLDivElement> }) {
  const { t } = useTranslation();
  return (
    <div ref={ref} aria-hidden className="shrink-0 overflow-hidden border-b text-12 text-soft">
      <div className={classNames('px-3 py-1', leastWidthClass(isLong))}>
        <div className={classNames(columnsClass(isLong), 'ms-0.5')}>
          <span>{t('cues.column.number')}</span>
          {CUE_COLUMNS.map((column) => (
            <span key={column} dir="auto" className="truncate text-end">
              {t(`cues.column.${column}`)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
