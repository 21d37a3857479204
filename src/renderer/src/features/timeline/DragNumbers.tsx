import { useTranslation } from 'react-i18next';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import type { FrameSpan } from '../../../../shared/time.ts';
import { shownFilmOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { classNames } from '../../ui/class-names.ts';
import { NAMES_PX } from './use-viewport.ts';

/** The numbers of a drag, on the ruler beside the edge that is dragged: where, how long, and by how much. */
export function DragNumbers({
  span,
  pxPerFrame,
  deltaFrames = null,
  edge = null,
}: {
  readonly span: FrameSpan;
  readonly pxPerFrame: number;
  readonly deltaFrames?: number | null;
  readonly edge?: 'start' | 'end' | null;
}) {
  const { t } = useTranslation();
  const { rate } = useStudio(shownFilmOf);
  const { startFrame, endFrame } = span;
  const code = (frame: number) => formatTimecode(Math.max(0, frame), rate);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 z-40"
      style={{
        left: NAMES_PX + startFrame * pxPerFrame,
        width: Math.max(1, (endFrame - startFrame) * pxPerFrame),
      }}
    >
      <div
        data-drag-numbers
        className={classNames(
          'time sticky start-28 end-2 top-0.5 flex h-6 w-max items-center gap-3 rounded-md border bg-raised px-2 text-12 whitespace-nowrap shadow-float',
          edge === 'end' && 'ms-auto',
        )}
      >
        <span>{t('timeline.dragSpan', { start: code(startFrame), end: code(endFrame) })}</span>
        <span className="text-soft">{t('timeline.dragLength', { length: code(endFrame - startFrame) })}</span>
        {deltaFrames !== null && (
          <span className="text-accent-ink">{t('timeline.dragFrames', { frames: signed(deltaFrames) })}</span>
        )}
      </div>
    </div>
  );
}

const signed = (frames: number) => (frames < 0 ? `−${-frames}` : `+${frames}`);
