import { GanttChart } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DragGuides } from './DragGuides.tsx';
import { itemDragOf } from './drag.ts';
import { BandView } from './BandView.tsx';
import { Playhead } from './Playhead.tsx';
import { rowsHeightPx, rowsWithin, type PlacedRow } from './row-layout.ts';
import { Ruler } from './Ruler.tsx';
import { RowView } from './RowView.tsx';
import { useRevealFocus } from './use-reveal-focus.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';
import { useTimelinePointer } from './use-timeline-pointer.ts';
import { NAMES_PX, type useViewport } from './use-viewport.ts';

/** The scrolling part: ruler, rows and playhead. Only what is in view is in the page. */
export function TimelineGrid({
  rows,
  viewport,
}: {
  readonly rows: readonly PlacedRow[];
  readonly viewport: ReturnType<typeof useViewport>;
}) {
  const { t } = useTranslation();
  const { scroller, view, contentPx, zoom } = viewport;
  const gridId = useId();
  const keys = useTimelineKeys(rows);
  const { drag, cancel, handlers } = useTimelinePointer(rows, view.pxPerFrame, scroller, keys.focusItem);
  const moved = itemDragOf(drag);
  useWheelZoom(scroller, zoom);
  useRevealFocus(scroller, rows, keys.focus, keys.item, view.pxPerFrame);
  const visible = rowsWithin(rows, view.topPx, view.bottomPx);
  const focusId =
    keys.focus && `${gridId}-${keys.focus.itemId === null ? `row-${keys.focus.rowKey}` : keys.focus.itemId}`;
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        dir="ltr"
        role="treegrid"
        aria-label={t('timeline.name')}
        aria-rowcount={rows.length}
        aria-multiselectable
        {...(focusId ? { 'aria-activedescendant': focusId } : {})}
        data-own-keys
        data-timeline
        tabIndex={0}
        className="relative h-full overflow-auto overscroll-contain outline-offset-[-2px]"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && drag) {
            event.stopPropagation();
            cancel();
          } else keys.onKeyDown(event);
        }}
        onFocus={keys.onFocus}
        {...handlers}
      >
        <div
          role="presentation"
          className="relative min-h-full"
          style={{ width: contentPx + NAMES_PX, height: rowsHeightPx(rows) }}
        >
          <Ruler view={view} drag={drag} />
          {visible.map((placed) => (
            <RowView
              key={placed.row.key}
              placed={placed}
              view={view}
              gridId={gridId}
              drag={placed.row.kind === 'cues' && moved?.what === 'cues' ? moved : null}
              focusId={keys.focus?.rowKey === placed.row.key ? (keys.focus.itemId ?? placed.row.key) : null}
            />
          ))}
          <BandView rows={rows} drag={drag} pxPerFrame={view.pxPerFrame} />
          <DragGuides rows={rows} drag={drag} pxPerFrame={view.pxPerFrame} />
          <Playhead pxPerFrame={view.pxPerFrame} scroller={scroller} />
        </div>
      </div>
      {rows.length === 0 && (
        <div className="pointer-events-none absolute inset-0 top-7">
          <EmptyState icon={GanttChart} title={t('timeline.title')} text={t('timeline.text')} />
        </div>
      )}
    </div>
  );
}
