import type { FrameSpan } from '../../shared/time.ts';
import { countBelow } from './count-below.ts';

/** Of spans that ascend and do not overlap those that meet `span`, each with the frames it has in it. */
export function spansWithin<Span extends FrameSpan>(
  spans: readonly Span[],
  { startFrame, endFrame }: FrameSpan,
): (FrameSpan & { readonly of: Span })[] {
  const met: (FrameSpan & { readonly of: Span })[] = [];
  const first = countBelow(spans, startFrame + 1, (span) => span.endFrame);
  for (let place = first; place < spans.length; place += 1) {
    const of = spans[place] as Span;
    if (of.startFrame >= endFrame) break;
    const within = {
      startFrame: Math.max(startFrame, of.startFrame),
      endFrame: Math.min(endFrame, of.endFrame),
    };
    if (within.startFrame < within.endFrame) met.push({ ...within, of }); // a span without frames meets nothing
  }
  return met;
}

/**
 * For each of `runs`, which ascend and do not overlap, the items on screen in it, in the order given. An item is looked
 * at once and for each run it meets.
 */
export function shareAmongRuns<Item extends FrameSpan>(
  items: readonly Item[],
  runs: readonly FrameSpan[],
): Item[][] {
  const shares = runs.map((): Item[] => []);
  for (const item of items) {
    const first = countBelow(runs, item.startFrame + 1, (run) => run.endFrame);
    for (let place = first; place < runs.length; place += 1) {
      if (runs[place]!.startFrame >= item.endFrame) break;
      shares[place]!.push(item);
    }
  }
  return shares;
}
