import { Ban, CircleCheck, CircleX, Clock, LoaderCircle, PauseCircle } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../../shared/job/job.ts';
import { failureLines } from '../../text/failure-lines.ts';
import { formatBytes, formatDuration, formatTimeLeft } from '../../text/format.ts';
import { classNames } from '../../ui/class-names.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { JobButtons } from './JobButtons.tsx';
import { SegmentStrip } from './SegmentStrip.tsx';

const SIGNS = {
  queued: { icon: Clock, color: 'text-soft' },
  running: { icon: LoaderCircle, color: 'text-accent-ink' },
  paused: { icon: PauseCircle, color: 'text-warn' },
  done: { icon: CircleCheck, color: 'text-good' },
  failed: { icon: CircleX, color: 'text-bad' },
  cancelled: { icon: Ban, color: 'text-soft' },
} as const;

/** One job: what it is, how far it is, and what can be done with it. */
export function JobRow({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const { icon: Icon, color } = SIGNS[job.state];
  const { progress, request } = job;
  const isOpen = job.state === 'running' || job.state === 'paused';
  const name = request.title ?? t('project.untitled');
  return (
    <li className="flex items-start gap-3 border-b px-3 py-2">
      <Icon
        size={18}
        aria-hidden
        className={classNames('mt-1 shrink-0', color, job.state === 'running' && 'animate-spin')}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 truncate font-medium" dir="auto">
            {name}
          </span>
          <span className="text-12 text-soft">
            {t('queue.what', {
              preset: t(`preset.${request.settings.preset ?? 'high'}`),
              format: t(`format.${request.format}`),
            })}
          </span>
        </p>
        <p className="time text-12 text-soft">
          <JobFacts job={job} />
        </p>
        {isOpen && (
          <Meter label={t('queue.progressOf', { name })} ratio={progress.percent / 100} className="mt-1.5" />
        )}
        {(isOpen || job.state === 'failed') && <SegmentStrip job={job} name={name} />}
        {job.failure && job.state !== 'done' && (
          <>
            <p className="mt-1 text-12 break-words text-bad" data-selectable>
              {failureLines(t, { ...job.failure, ownHelp: null }).what}
            </p>
            <CopyButton className="-ms-3" text={JSON.stringify(job.failure, null, 2)} />
          </>
        )}
      </div>
      <JobButtons job={job} />
    </li>
  );
}

function JobFacts({ job: { state, progress, result, pausedBecause } }: { readonly job: Job }) {
  const { t } = useTranslation();
  if (result && state === 'done')
    return t('queue.doneFacts', {
      size: formatBytes(result.sizeBytes),
      frames: result.frames,
      elapsed: formatDuration(result.elapsedSeconds),
    });
  if (state !== 'running')
    return pausedBecause !== null && pausedBecause !== 'asked' && state === 'paused'
      ? t('queue.pausedBecause', {
          what: t(`error.${pausedBecause}.what`),
          help: t(`error.${pausedBecause}.help`),
        })
      : t(`state.${state}`);
  const isDrawn = progress.totalFrames > 0 && progress.frames >= progress.totalFrames;
  const isCounting = progress.phase === 'rendering' && !isDrawn;
  const facts = [
    progress.phase === 'rendering' && isDrawn ? t('queue.finishing') : t(`phase.${progress.phase}`),
    isCounting && progress.totalFrames > 0
      ? t('queue.frames', { done: progress.frames, total: progress.totalFrames })
      : null,
    isCounting && progress.fps > 0 ? t('queue.fps', { fps: Math.round(progress.fps) }) : null,
    isCounting ? timeLeft(t, progress.etaSeconds) : null,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

/** Null: not known, or so little that it would only be wrong. */
export function timeLeft(t: TFunction, etaSeconds: number | null): string | null {
  if (etaSeconds === null || etaSeconds < 1) return null;
  return t('queue.eta', { eta: formatTimeLeft(etaSeconds) });
}
