import { useTranslation } from 'react-i18next';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import { filmOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { draftSpan, type Drag } from './drag.ts';

/** The numbers of a drag while it goes on: where, how long, and by how much. */
export function DragNumbers({ drag }: { readonly drag: Drag | null }) {
  const { t } = useTranslation();
  const { rate } = useStudio(filmOf);
  const numbers = dragNumbers(drag);
  if (!numbers) return null;
  const { startFrame, endFrame, deltaFrames } = numbers;
  const code = (frame: number) => formatTimecode(Math.max(0, frame), rate);
  return (
    <div
      aria-hidden
      className="time pointer-events-none absolute end-3 top-9 z-40 flex gap-3 rounded-md border bg-raised px-2 py-1 text-12 shadow-float"
    >
      <span>{t('timeline.dragSpan', { start: code(startFrame), end: code(endFrame) })}</span>
      <span className="text-soft">{t('timeline.dragLength', { length: code(endFrame - startFrame) })}</span>
      {deltaFrames !== null && (
        <span className="text-accent-ink">{t('timeline.dragFrames', { frames: signed(deltaFrames) })}</span>
      )}
    </div>
  );
}

const signed = (frames: number) => (frames < 0 ? `−${-frames}` : `+${frames}`);

function dragNumbers(drag: Drag | null) {
  if (drag?.kind === 'range') return { ...drag.range, deltaFrames: null };
  if (drag?.kind !== 'move' && drag?.kind !== 'trim') return null;
  return { ...draftSpan(drag.item, drag), deltaFrames: drag.deltaFrames };
}
