import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentLook, type SegmentLook } from '../../store/jobs.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { classNames } from '../../ui/class-names.ts';

/** Colour and shape: a state can be told without seeing the colour. */
const LOOKS = {
  waiting: 'h-1.5 self-center bg-line',
  working: 'h-2.5 self-center animate-pulse bg-accent',
  done: 'h-2.5 self-center bg-good',
  cache: 'h-2.5 self-center border border-good bg-transparent',
  retried: 'h-2.5 self-end border-b-2 border-warn bg-warn/40',
} as const satisfies Record<SegmentLook, string>;

/** One cell for each segment of a job; its worker is told on hover. */
export function SegmentStrip({ jobId, name }: { readonly jobId: string; readonly name: string }) {
  const { t } = useTranslation();
  const { jobs } = useSession();
  const segments = useStudio((state) => state.segments[jobId]);
  const isKnown = segments !== undefined && segments.length > 0;
  const phase = useStudio((state) => state.jobs.find(({ id }) => id === jobId)?.progress.phase);
  useEffect(() => {
    if (!isKnown && phase !== 'queued') void jobs.loadSegments(jobId); // there are none before it is planned
  }, [jobs, jobId, isKnown, phase]);
  if (!segments || segments.length === 0) return null;
  const done = segments.filter(({ state }) => state === 'committed').length;
  return (
    <div
      role="img"
      aria-label={t('queue.segments', { name, done, count: segments.length })}
      className="mt-1.5 flex h-3 gap-px"
    >
      {segments.map((segment) => {
        const look = segmentLook(segment);
        const where = t('queue.segment', { number: segment.index + 1, state: t(`segment.${look}`) });
        return (
          <span
            key={segment.index}
            title={
              segment.worker === null ? where : t('queue.segmentWorker', { where, worker: segment.worker })
            }
            className={classNames('min-w-0.5 rounded-[1px]', LOOKS[look])}
            style={{ flexGrow: segment.endFrame - segment.startFrame, flexBasis: 0 }}
          />
        );
      })}
    </div>
  );
}
