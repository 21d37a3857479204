import { useMemo } from 'react';
import type { EditedClip } from '../../../../shared/edit/edited-film.ts';
import { finePeaksPerSecond } from '../../store/sound-peaks.ts';
import { peaksPath } from '../timeline/peaks-path.ts';
import { useClip } from '../timeline/use-clip.ts';
import { usePeaks } from '../timeline/use-peaks.ts';

/** The loudness of a clip where it is heard during a cue. */
export function LaneSound({
  span,
  startSeconds,
  pxPerSecond,
  widthPx,
  heightPx,
}: {
  readonly span: EditedClip;
  /** Of the lane, in film seconds. */
  readonly startSeconds: number;
  readonly pxPerSecond: number;
  readonly widthPx: number;
  readonly heightPx: number;
}) {
  const clip = useClip(span.clip.id);
  const peaks = usePeaks(clip?.entry ?? null, finePeaksPerSecond);
  const leftPx = (span.start - startSeconds) * pxPerSecond;
  const path = useMemo(() => {
    if (!clip || !peaks) return '';
    return peaksPath(peaks, {
      fromPx: Math.max(0, -leftPx),
      toPx: Math.min((span.end - span.start) * pxPerSecond, widthPx - leftPx),
      pxPerSecond: pxPerSecond / clip.speed,
      inSeconds: clip.inSeconds,
      heightPx,
    });
  }, [clip, peaks, leftPx, span, pxPerSecond, widthPx, heightPx]);
  return <path d={path} transform={`translate(${leftPx} 0)`} fill="currentColor" />;
}
