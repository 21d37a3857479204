import { lowestIndex } from '../../../../shared/lowest-index.ts';
import type { TimelineItem } from './timeline-rows.ts';

export type Hit = { readonly item: TimelineItem; readonly part: 'start' | 'body' | 'end' };

/** Reach of an edge, inside and outside of its item. */
const EDGE_PX = 6;
/** An item this narrow has no edges of its own: it can be moved. */
const NO_EDGES_PX = 10;

/** What lies under a place of a row, in content pixels. Of two touching edges the nearer item's is meant. */
export function hitItem(items: readonly TimelineItem[], xPx: number, pxPerFrame: number): Hit | null {
  const frame = xPx / pxPerFrame;
  const after = lowestIndex(items.length, (index) => (items[index]?.endFrame ?? 0) > frame);
  const [inside, before] = [items[after], items[after - 1]];
  if (inside && inside.startFrame <= frame) return { item: inside, part: partOf(inside, xPx, pxPerFrame) };
  const gaps = [
    { item: before, part: 'end' as const, px: before ? xPx - before.endFrame * pxPerFrame : Infinity },
    { item: inside, part: 'start' as const, px: inside ? inside.startFrame * pxPerFrame - xPx : Infinity },
  ].sort((a, b) => a.px - b.px);
  const [near] = gaps;
  return near?.item && near.px <= EDGE_PX ? { item: near.item, part: near.part } : null;
}

function partOf(item: TimelineItem, xPx: number, pxPerFrame: number): Hit['part'] {
  const [startPx, endPx] = [item.startFrame * pxPerFrame, item.endFrame * pxPerFrame];
  if (endPx - startPx < NO_EDGES_PX) return 'body';
  const reach = Math.min(EDGE_PX, (endPx - startPx) / 4);
  if (xPx - startPx < reach) return 'start';
  return endPx - xPx <= reach ? 'end' : 'body';
}
