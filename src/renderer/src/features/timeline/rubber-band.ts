import { itemsWithin } from './row-range.ts';
import type { TimelineRow } from './timeline-rows.ts';

/** A rectangle drawn over rows: frames may be fractional and in any order, rows are indexes. */
export type Band = {
  readonly fromFrame: number;
  readonly toFrame: number;
  readonly fromRow: number;
  readonly toRow: number;
};

/** The cues a band touches; where it touches none, the clips. */
export function bandItems(
  rows: readonly TimelineRow[],
  { fromFrame, toFrame, fromRow, toRow }: Band,
): { readonly kind: 'cues' | 'clips'; readonly ids: readonly string[] } {
  const span = { startFrame: Math.min(fromFrame, toFrame), endFrame: Math.max(fromFrame, toFrame) };
  const touched = rows.slice(Math.max(0, Math.min(fromRow, toRow)), Math.max(fromRow, toRow) + 1);
  const idsOf = (kind: TimelineRow['kind']) =>
    touched
      .filter((row) => row.kind === kind)
      .flatMap(({ items }) => {
        const { first, end } = itemsWithin(items, span);
        return items.slice(first, end).map(({ id }) => id);
      });
  const cues = idsOf('cues');
  return cues.length > 0 ? { kind: 'cues', ids: cues } : { kind: 'clips', ids: idsOf('picture') };
}
