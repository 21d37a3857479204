import { memo, useMemo } from 'react';
import { useClip } from './use-clip.ts';
import { usePeaks } from './use-peaks.ts';
import { peaksPath } from './peaks-path.ts';
import type { TimelineItem } from './timeline-rows.ts';
import type { Viewport } from './use-viewport.ts';

const HEIGHT_PX = 36;

/** The loudness of the part of a clip that is in view. */
export const Waveform = memo(function Waveform({
  clipId,
  item,
  view,
}: {
  readonly clipId: string;
  readonly item: TimelineItem;
  readonly view: Viewport;
}) {
  const clip = useClip(clipId);
  const peaks = usePeaks(clip?.entry ?? null);
  const { pxPerFrame, leftPx, rightPx } = view;
  const startPx = item.startFrame * pxPerFrame;
  const path = useMemo(() => {
    if (!clip || !peaks) return '';
    const from = Math.max(0, leftPx - startPx);
    const to = Math.min((item.endFrame - item.startFrame) * pxPerFrame, rightPx - startPx);
    const pxPerSecond = (pxPerFrame * clip.rate.num) / clip.rate.den / clip.speed;
    return peaksPath(peaks, {
      fromPx: from,
      toPx: to,
      pxPerSecond,
      inSeconds: clip.inSeconds,
      heightPx: HEIGHT_PX,
    });
  }, [clip, peaks, leftPx, rightPx, startPx, pxPerFrame, item]);
  return (
    <svg aria-hidden width={1} height={HEIGHT_PX} className="absolute overflow-visible text-soft">
      <path d={path} fill="currentColor" />
    </svg>
  );
});
