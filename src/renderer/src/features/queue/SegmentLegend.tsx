import { useTranslation } from 'react-i18next';
import type { countStates } from '../../../../shared/job/segment-state.ts';
import { classNames } from '../../ui/class-names.ts';
import { segmentLook } from './segment-look.ts';

/** What the cells mean, and how many of each there are. */
export function SegmentLegend({
  counts,
  triedAgain,
}: {
  readonly counts: ReturnType<typeof countStates>;
  /** How many are tried once more. */
  readonly triedAgain: number;
}) {
  const { t } = useTranslation();
  return (
    <ul className="time flex flex-wrap gap-x-3 text-12 text-soft">
      {counts.map(({ state, count }) => (
        <li key={state} className="flex items-center gap-1.5">
          <span aria-hidden className={classNames('w-3.5 shrink-0', segmentLook(state, false))} />
          {t('queue.legend', { state: t(`segment.${state}`), count })}
        </li>
      ))}
      {triedAgain > 0 && (
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="segment-again h-3 w-3.5 shrink-0" />
          {t('queue.legend', { state: t('queue.again'), count: triedAgain })}
        </li>
      )}
    </ul>
  );
}
