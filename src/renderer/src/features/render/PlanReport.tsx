import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatDuration } from '../../text/format.ts';
import { failureLines } from '../../text/failure-lines.ts';
import { plainSentences, problemInWords } from '../../text/plain-message.ts';
import { classNames } from '../../ui/class-names.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Meter } from '../../ui/Meter.tsx';
import type { PlanState } from './use-plan.ts';

/** What will happen, in the planner's own words, and what it will take. */
export function PlanReport({ answer, fileName }: { readonly answer: PlanState; readonly fileName: string }) {
  const { t } = useTranslation();
  const { plan, failure, isStale } = answer;
  if (failure && !isStale)
    return (
      <div role="alert" className="flex gap-2 rounded-md border bg-bad-wash p-3" data-selectable>
        <CircleAlert size={16} className="mt-px shrink-0 text-bad" aria-hidden />
        <div className="min-w-0 break-words">
          <p className="font-medium">{t('render.noPlan')}</p>
          <p className="mt-1">{failureLines(t, failure).what}</p>
          <p className="mt-1 text-soft">{failureLines(t, failure).help}</p>
          <CopyButton className="mt-2 -ms-3" text={failure.details} />
        </div>
      </div>
    );
  if (!plan)
    return (
      <div className="flex flex-col gap-2 rounded-md border bg-back p-3 text-soft" role="status">
        {t('render.planning')}
        <Meter label={t('render.planning')} ratio={null} />
      </div>
    );
  const { estimate, segments, sentences, warnings } = plan;
  const [summary, ...reasons] = plainSentences(sentences);
  const unknown = t('common.unknown');
  const figures = [
    [
      t('plan.time'),
      estimate.seconds === null ? unknown : t('common.about', { value: formatDuration(estimate.seconds) }),
    ],
    [
      t('plan.film'),
      estimate.filmBytes === null ? unknown : t('common.about', { value: formatBytes(estimate.filmBytes) }),
    ],
    [t('plan.scratch'), estimate.scratchBytes === null ? unknown : formatBytes(estimate.scratchBytes)],
    [t('plan.encoder'), t(`encoder.${plan.encoder}`)],
    [t('plan.file'), fileName],
  ] as const;
  return (
    <section
      aria-label={t('plan.title')}
      aria-busy={isStale}
      className={classNames('flex flex-col gap-3 rounded-md border bg-back p-3', isStale && 'opacity-60')}
      data-selectable
    >
      <h3 className="font-medium">{t('plan.title')}</h3>
      <p>{summary}</p>
      <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-full">
        {segments.map(({ startFrame, endFrame, isCached }) => (
          <span
            key={startFrame}
            className={isCached ? 'bg-good' : 'bg-accent'}
            style={{ flexGrow: endFrame - startFrame }}
          />
        ))}
      </div>
      <dl className="time grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {figures.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 && (
        <ul className="flex flex-col gap-1 text-12 text-warn">
          {warnings.map(({ path, message }) => (
            <li key={`${path} ${message}`} className="flex gap-1.5">
              <TriangleAlert size={13} className="mt-px shrink-0" aria-hidden />
              <span className="min-w-0 break-words">
                {problemInWords({ path, message }) ?? t('plan.warningAt')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {reasons.length > 0 && (
        <Disclosure title={t('plan.why')}>
          <ul className="flex list-disc flex-col gap-1 ps-4 break-words">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}
