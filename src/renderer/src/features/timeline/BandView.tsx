import type { Drag } from './drag.ts';
import type { PlacedRow } from './row-layout.ts';
import { NAMES_PX } from './use-viewport.ts';

/** The rubber band. */
export function BandView({
  rows,
  drag,
  pxPerFrame,
}: {
  readonly rows: readonly PlacedRow[];
  readonly drag: Drag | null;
  readonly pxPerFrame: number;
}) {
  if (drag?.kind !== 'band') return null;
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
