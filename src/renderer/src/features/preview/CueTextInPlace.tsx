import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cueText } from '../../../../shared/edit/cue-text.ts';
import { cuesOf } from '../../../../shared/edit/document.ts';
import type { CueBox } from '../../../../stage/stage.ts';
import { documentOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { useCueTextField } from '../cues/use-cue-typing.ts';

const LEAST_WIDTH_PX = 180;
const ABOVE_PX = 8;

/** The text of a cue, to be written where it stands; what is typed is drawn above it at once. Escape takes it back. */
export function CueTextInPlace({
  cueId,
  box,
  scale,
  onEnd,
}: {
  readonly cueId: string;
  readonly box: CueBox | null;
  readonly scale: number;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation();
  const cue = useStudio((state) => cuesOf(documentOf(state)).find(({ id }) => id === cueId));
  const typing = useCueTextField(cueId, cue ? cueText(cue) : '', onEnd);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  if (!cue) return null;
  const rect = box?.rect ?? { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 };
  const widthPx = Math.max(LEAST_WIDTH_PX, rect.widthPx * scale);
  return (
    <textarea
      ref={field}
      aria-label={t('preview.editText')}
      rows={2}
      {...typing}
      className="absolute z-10 resize-none rounded-md border border-accent bg-panel/95 p-1 text-center text-13 text-ink shadow-float"
      style={{
        left: (rect.xPx + rect.widthPx / 2) * scale - widthPx / 2,
        bottom: `calc(100% - ${rect.yPx * scale - ABOVE_PX}px)`,
        width: widthPx,
      }}
      onPointerDown={(event) => event.stopPropagation()}
    />
  );
}
