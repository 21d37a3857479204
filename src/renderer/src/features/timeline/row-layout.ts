import type { TimelineRow } from './timeline-rows.ts';
import { lowestIndex } from '../../../../shared/lowest-index.ts';

export const RULER_PX = 28;
const HEIGHT_PX: Readonly<Record<TimelineRow['kind'], number>> = { cues: 30, picture: 52, sound: 44 };

export type PlacedRow = {
  readonly row: TimelineRow;
  readonly index: number;
  readonly topPx: number;
  readonly heightPx: number;
};

/** Rows from top to bottom, below the ruler. */
export function placeRows(rows: readonly TimelineRow[]): PlacedRow[] {
  let topPx = RULER_PX;
  return rows.map((row, index) => {
    const placed = { row, index, topPx, heightPx: HEIGHT_PX[row.kind] };
    topPx += placed.heightPx;
    return placed;
  });
}

export function rowsHeightPx(rows: readonly PlacedRow[]): number {
  const last = rows.at(-1);
  return last ? last.topPx + last.heightPx : RULER_PX;
}

export function rowsWithin(
  rows: readonly PlacedRow[],
  topPx: number,
  bottomPx: number,
): readonly PlacedRow[] {
  const first = lowestIndex(rows.length, (index) => rowEnd(rows[index]) > topPx);
  const end = lowestIndex(rows.length, (index) => (rows[index]?.topPx ?? 0) >= bottomPx);
  return rows.slice(first, Math.max(first, end));
}

/** The row under a place of the content; null: above the first or below the last. */
export function rowAt(rows: readonly PlacedRow[], yPx: number): PlacedRow | null {
  const row = rows[lowestIndex(rows.length, (index) => rowEnd(rows[index]) > yPx)];
  return row && row.topPx <= yPx ? row : null;
}

/** The index of the row a band reaches to: above the first the first, below the last the last. */
export function bandRow(rows: readonly PlacedRow[], yPx: number): number {
  return rowAt(rows, yPx)?.index ?? (yPx < RULER_PX ? 0 : rows.length - 1);
}

function rowEnd(row: PlacedRow | undefined): number {
  return row ? row.topPx + row.heightPx : 0;
}
