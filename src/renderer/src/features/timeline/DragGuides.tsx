import type { FrameSpan } from '../../../../shared/time.ts';
import { draftSpan, itemDragOf, type Drag, type MoveDrag, type TrimDrag } from './drag.ts';
import { DragNumbers } from './DragNumbers.tsx';
import type { PlacedRow } from './row-layout.ts';
import type { TimelineItem } from './timeline-rows.ts';
import { NAMES_PX } from './use-viewport.ts';

/** Laid over the rows while something is dragged: clips under the pointer, the line they stick to, and the times. */
export function DragGuides({
  rows,
  drag,
  pxPerFrame,
}: {
  readonly rows: readonly PlacedRow[];
  readonly drag: Drag | null;
  readonly pxPerFrame: number;
}) {
  if (drag?.kind === 'range') return <DragNumbers span={drag.range} pxPerFrame={pxPerFrame} />;
  const moved = itemDragOf(drag);
  if (!moved) return null;
  const ghosts =
    moved.what === 'cues'
      ? []
      : rows.flatMap(({ row, topPx, heightPx }) =>
          row.kind === 'cues'
            ? []
            : moved.items.map((item) => ({
                ...{ key: `${row.key} ${item.id}`, topPx, heightPx, item },
                span: placeInDrag(item, moved, row.items),
              })),
        );
  const picture = rows.find(({ row }) => row.kind === 'picture')?.row.items ?? [];
  const span = moved.what === 'cues' ? draftSpan(moved.item, moved) : placeInDrag(moved.item, moved, picture);
  return (
    <div aria-hidden data-drag={moved.kind} className="pointer-events-none absolute inset-0">
      {ghosts.map(({ key, topPx, heightPx, item, span: own }) => (
        <div
          key={key}
          data-ghost={item.id}
          className="absolute z-10 rounded-md border-2 border-dashed border-accent bg-accent/15"
          style={{ top: topPx + 2, height: heightPx - 5, ...placeOf(own, pxPerFrame) }}
        />
      ))}
      {moved.snappedFrame !== null && (
        <div
          data-snap={moved.snappedFrame}
          className="absolute inset-y-0 z-20 border-s border-dashed border-accent-ink"
          style={{ left: NAMES_PX + moved.snappedFrame * pxPerFrame }}
        />
      )}
      <DragNumbers
        span={span}
        pxPerFrame={pxPerFrame}
        deltaFrames={moved.deltaFrames}
        edge={moved.kind === 'trim' ? moved.edge : null}
      />
    </div>
  );
}

/** A clip that is moved goes with the pointer; one that is trimmed stands where it will, for those after it close up. */
function placeInDrag(
  item: TimelineItem,
  drag: MoveDrag | TrimDrag,
  shown: readonly TimelineItem[],
): FrameSpan {
  const own = drag.kind === 'trim' ? shown.find(({ id }) => id === item.id) : undefined;
  return own ?? draftSpan(item, drag);
}

function placeOf({ startFrame, endFrame }: FrameSpan, pxPerFrame: number) {
  return { left: NAMES_PX + startFrame * pxPerFrame, width: (endFrame - startFrame) * pxPerFrame };
}
