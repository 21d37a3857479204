import { useEffect, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../../shared/job/job.ts';
import { countStates, segmentState, segmentTry } from '../../../../shared/job/segment-state.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { classNames } from '../../ui/class-names.ts';
import { SegmentLegend } from './SegmentLegend.tsx';
import { segmentLook } from './segment-look.ts';
import { segmentText } from './segment-text.ts';

const STEPS: Readonly<Record<string, number>> = {
  ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
  ...{ PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity },
};

/** One cell for each segment of a job. What is known of one is said below while it is pointed at, or gone to by arrow keys. */
export function SegmentStrip({ job: { id, progress }, name }: { readonly job: Job; readonly name: string }) {
  const { t } = useTranslation();
  const { jobs } = useSession();
  const segments = useStudio((state) => state.segments[id]);
  const [shown, setShown] = useState<number | null>(null);
  const isKnown = segments !== undefined && segments.length > 0;
  useEffect(() => {
    if (!isKnown && progress.phase !== 'queued') void jobs.loadSegments(id); // there are none before it is planned
  }, [jobs, id, isKnown, progress.phase]);
  if (!segments || segments.length === 0) return null;

  const workOf = (index: number) => progress.working?.find((work) => work.index === index);
  const looks = segments.map((segment) => ({
    segment,
    state: segmentState(segment, workOf(segment.index)),
    isAgain: segmentTry(segment, workOf(segment.index)) > 1,
  }));
  const index = Math.min(shown ?? 0, segments.length - 1);
  const current = segments[index];
  const text = current ? segmentText(t, current, workOf(current.index)) : '';
  const done = segments.filter(({ state }) => state === 'committed').length;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the film's own arrow keys stay out of it
    setShown(Math.max(0, Math.min(segments.length - 1, index + step)));
  };
  const onPoint = ({ target }: PointerEvent) => {
    const cell = target instanceof HTMLElement ? target.dataset['segment'] : undefined;
    setShown(cell === undefined ? null : Number(cell));
  };
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('queue.segments', { name, done, count: segments.length })}
        aria-valuemin={1}
        aria-valuemax={segments.length}
        aria-valuenow={index + 1}
        aria-valuetext={text}
        onFocus={() => setShown(index)}
        onBlur={() => setShown(null)}
        onKeyDown={onKeyDown}
        onPointerMove={onPoint}
        onPointerLeave={() => setShown(null)}
        className="flex max-h-18 flex-wrap gap-px gap-y-1 overflow-auto rounded-md py-2"
      >
        {looks.map(({ segment, state, isAgain }, at) => (
          <span
            key={segment.index}
            data-segment={at}
            data-state={state}
            className={classNames(
              'min-w-2',
              segmentLook(state, isAgain),
              shown === at && 'outline-2 outline-accent-ink',
            )}
            style={{ flex: `${segment.endFrame - segment.startFrame} 0 8px` }}
          />
        ))}
      </div>
      <div className="grid *:col-start-1 *:row-start-1">
        <div className={shown === null ? '' : 'invisible'}>
          <SegmentLegend
            counts={countStates(looks.map(({ state }) => state))}
            triedAgain={looks.filter(({ isAgain }) => isAgain).length}
          />
        </div>
        {shown !== null && (
          <p className="time truncate text-12" title={text}>
            {text}
          </p>
        )}
      </div>
    </>
  );
}
