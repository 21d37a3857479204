import { lowestIndex } from '../../../../shared/lowest-index.ts';
import type { FrameSpan } from '../../../../shared/time.ts';

/** The run of items that meet a span, as indexes, half-open. Items ascend and do not overlap. */
export function itemsWithin(
  items: readonly FrameSpan[],
  { startFrame, endFrame }: FrameSpan,
): { readonly first: number; readonly end: number } {
  const first = lowestIndex(items.length, (index) => (items[index]?.endFrame ?? 0) > startFrame);
  const end = lowestIndex(items.length, (index) => (items[index]?.startFrame ?? 0) >= endFrame);
  return { first, end: Math.max(first, end) };
}
