import type { FrameSpan } from '../../../../shared/time.ts';
import { draftSpan, itemDragOf, type Drag } from './drag.ts';
import { DragNumbers } from './DragNumbers.tsx';
import type { PlacedRow } from './row-layout.ts';
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
            : moved.items.map((item) => ({ key: `${row.key} ${item.id}`, topPx, heightPx, item })),
        );
  return (
    <div aria-hidden data-drag={moved.kind} className="pointer-events-none absolute inset-0">
      {ghosts.map(({ key, topPx, heightPx, item }) => (
        <div
          key={key}
          data-ghost={item.id}
          className="absolute z-20 rounded-md border-2 border-dashed border-accent bg-accent/15"
          style={{ top: topPx + 2, height: heightPx - 5, ...placeOf(draftSpan(item, moved), pxPerFrame) }}
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
        span={draftSpan(moved.item, moved)}
        pxPerFrame={pxPerFrame}
        deltaFrames={moved.deltaFrames}
        edge={moved.kind === 'trim' ? moved.edge : null}
      />
    </div>
  );
}

function placeOf({ startFrame, endFrame }: FrameSpan, pxPerFrame: number) {
  return { left: NAMES_PX + startFrame * pxPerFrame, width: (endFrame - startFrame) * pxPerFrame };
}
