import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { markersOf } from '../../../../shared/edit/markers.ts';
import { frameAt } from '../../../../shared/time.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import type { Drag } from './drag.ts';
import { RULER_PX } from './row-layout.ts';
import { rulerTicks } from './ruler-ticks.ts';
import { NAMES_PX, type Viewport } from './use-viewport.ts';

/** Time above the rows: ticks, the loop range, markers and the film's end. */
export const Ruler = memo(function Ruler({
  view,
  drag,
}: {
  readonly view: Viewport;
  readonly drag: Drag | null;
}) {
  const { t } = useTranslation();
  const { rate, totalFrames } = useStudio(filmOf);
  const document = useStudio(documentOf);
  const markers = useMemo(() => markersOf(document), [document]);
  const playRange = useStudio(({ playback }) => playback.range);
  const isLooping = useStudio(({ playback }) => playback.isLooping);
  const range = drag?.kind === 'range' ? drag.range : playRange;
  const { pxPerFrame, leftPx, rightPx } = view;
  const ticks = rulerTicks(
    { startFrame: leftPx / pxPerFrame, endFrame: rightPx / pxPerFrame },
    pxPerFrame,
    rate,
  );
  return (
    <div
      aria-hidden
      data-ruler
      className="sticky top-0 z-30 flex border-b bg-panel"
      style={{ height: RULER_PX }}
    >
      <div
        className="sticky start-0 z-20 border-e bg-panel"
        style={{ width: NAMES_PX, height: RULER_PX - 1 }}
      />
      <div className="absolute inset-y-0" style={{ left: NAMES_PX }}>
        {range && (
          <div
            data-range
            className={`absolute top-0 h-1 rounded-md ${isLooping ? 'bg-accent' : 'bg-edge'}`}
            style={{
              left: range.startFrame * pxPerFrame,
              width: (range.endFrame - range.startFrame) * pxPerFrame,
            }}
          />
        )}
        {ticks.map(({ frame, label }) => (
          <div
            key={frame}
            data-tick
            className={`absolute bottom-0 border-s ps-1 ${label === null ? 'h-1' : 'h-full pt-1'} border-edge`}
            style={{ left: frame * pxPerFrame }}
          >
            {label !== null && (
              <span className="time text-12 leading-4 whitespace-nowrap text-soft">{label}</span>
            )}
          </div>
        ))}
        {markers.map((seconds) => (
          <div
            key={seconds}
            title={t('timeline.marker')}
            className="absolute bottom-0 size-2 -translate-x-1/2 rotate-45 bg-warn"
            style={{ left: frameAt(seconds, rate) * pxPerFrame }}
          />
        ))}
        <div
          data-tick
          className="absolute bottom-0 h-2 border-s-2 border-soft"
          style={{ left: totalFrames * pxPerFrame }}
        />
      </div>
    </div>
  );
});
