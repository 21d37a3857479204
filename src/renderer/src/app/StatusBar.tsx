import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '../../../shared/edit/timecode.ts';
import { filmOf } from '../store/derived.ts';
import { useCueWarnings } from '../store/use-cue-warnings.ts';
import { useSession, useStudio } from '../store/use-session.ts';
import { formatBytes, formatClockTime, formatFrameRate } from '../text/format.ts';
import { Meter } from '../ui/Meter.tsx';

export function StatusBar() {
  const { t } = useTranslation();
  const { view } = useSession();
  const film = useStudio(filmOf);
  const warnings = useCueWarnings().size;
  const savedAtMs = useStudio(({ project }) => project?.savedAtMs ?? null);
  const cacheBytes = useStudio(({ machine }) => machine?.cacheBytes ?? null);
  const task = useStudio(({ tasks }) => tasks.at(-1) ?? null);
  return (
    <footer className="time flex h-7 shrink-0 items-center gap-4 border-t bg-panel px-3 text-12 text-soft">
      <span>{formatFrameRate(film.rate)}</span>
      <span>{t('common.size', { width: film.widthPx, height: film.heightPx })}</span>
      <span>{formatTimecode(film.totalFrames, film.rate)}</span>
      {warnings > 0 && (
        <button
          type="button"
          className="flex h-7 items-center gap-1 text-warn hover:underline"
          onClick={() => view.showWarnings(true)}
        >
          <TriangleAlert size={13} aria-hidden />
          {t('status.warnings', { count: warnings })}
        </button>
      )}
      <span className="flex-1" />
      {task && (
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate">{t(`task.${task.kind}`, { subject: task.subject })}</span>
          <Meter
            label={t(`task.${task.kind}`, { subject: task.subject })}
            ratio={task.ratio}
            className="w-24 shrink-0"
          />
        </span>
      )}
      {cacheBytes !== null && <span>{t('status.cache', { size: formatBytes(cacheBytes) })}</span>}
      {savedAtMs !== null && <span>{t('status.saved', { time: formatClockTime(savedAtMs) })}</span>}
    </footer>
  );
}
