import type { FrameSpan } from '../../../../shared/time.ts';

/** The run of items that meet a span, as indexes, half-open. Items ascend and do not overlap. */
export function itemsWithin(
  items: readonly FrameSpan[],
  { startFrame, endFrame }: FrameSpan,
): { readonly first: number; readonly end: number } {
  const first = lowest(items.length, (index) => (items[index]?.endFrame ?? 0) > startFrame);
  const end = lowest(items.length, (index) => (items[index]?.startFrame ?? 0) >= endFrame);
  return { first, end: Math.max(first, end) };
}

/** The least index for which something holds that holds for all after it; `count` where it holds for none. */
export function lowest(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
