import { lowestIndex } from '../lowest-index.ts';
import type { FrameTable } from '../media.ts';
import type { TimeBase } from '../time.ts';

/**
 * The source frame that stands for a span of a filmstrip, as its tick; null where the file has no frames. A frame a decoder
 * can start at is as good as any other of the span, costs one decoded frame, and is shared by the zooms; a span without
 * one shows what a player shows at its start. Seconds count from the file's zero.
 */
export function stripTick(
  { ticks, keyTicks }: FrameTable,
  { num, den }: TimeBase,
  span: { readonly startSeconds: number; readonly fromSeconds: number; readonly toSeconds: number },
): number | null {
  const tickAt = (seconds: number) => ((span.startSeconds + seconds) * den) / num;
  const [from, to] = [tickAt(span.fromSeconds), tickAt(span.toSeconds)];
  const key = keyTicks[firstFrom(keyTicks, from)];
  if (key !== undefined && key < to) return key;
  const next = firstFrom(ticks, from);
  return (ticks[next] === from ? ticks[next] : (ticks[next - 1] ?? ticks[0])) ?? null;
}

/** Index of the first tick at or after `from`; `ticks` ascend. */
function firstFrom(ticks: readonly number[], from: number): number {
  return lowestIndex(ticks.length, (index) => (ticks[index] ?? 0) >= from);
}
