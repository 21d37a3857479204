import { clipIndexAt, draftSpan, type Drag } from './drag.ts';
import type { PlacedRow } from './row-layout.ts';
import { NAMES_PX } from './use-viewport.ts';

/** The rubber band, and where a dragged clip would go. */
export function BandView({
  rows,
  drag,
  pxPerFrame,
}: {
  readonly rows: readonly PlacedRow[];
  readonly drag: Drag | null;
  readonly pxPerFrame: number;
}) {
  if (drag?.kind === 'band') {
    const { fromFrame, toFrame, fromRow, toRow } = drag.band;
    const first = rows[Math.max(0, Math.min(fromRow, toRow))];
    const last = rows[Math.max(0, Math.max(fromRow, toRow))];
    if (!first || !last) return null;
    return (
      <div
        aria-hidden
        className="pointer-events-none absolute z-20 border border-accent bg-accent/15"
        style={{
          left: NAMES_PX + Math.min(fromFrame, toFrame) * pxPerFrame,
          width: Math.abs(toFrame - fromFrame) * pxPerFrame,
          top: first.topPx,
          height: last.topPx + last.heightPx - first.topPx,
        }}
      />
    );
  }
  if (drag?.kind !== 'move' || drag.what !== 'clips') return null;
  const placed = rows.find(({ row }) => row.kind === 'picture');
  const { startFrame, endFrame } = draftSpan(drag.item, drag);
  const clips = placed?.row.items ?? [];
  const others = clips.filter(({ id }) => id !== drag.item.id);
  const index = clipIndexAt(clips, drag.item.id, (startFrame + endFrame) / 2);
  const frame = others[index]?.startFrame ?? others.at(-1)?.endFrame ?? 0;
  if (!placed) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20 w-0.5 bg-accent"
      style={{ left: NAMES_PX + frame * pxPerFrame - 1, top: placed.topPx, height: placed.heightPx }}
    />
  );
}
