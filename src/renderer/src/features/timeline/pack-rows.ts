import type { FrameSpan } from '../../../../shared/time.ts';
import { createHeap } from './heap.ts';

/** For each span the lowest row in which nothing else is at the time. Spans ascend by start. Rows count from 0. */
export function packRows(spans: readonly FrameSpan[]): readonly number[] {
  const ends: number[] = []; // when a row becomes free
  const busy = createHeap<number>((row) => ends[row] ?? 0);
  const free = createHeap<number>((row) => row);
  return spans.map(({ startFrame, endFrame }) => {
    for (let row = busy.peek(); row !== undefined && (ends[row] ?? 0) <= startFrame; row = busy.peek()) {
      busy.take();
      free.add(row);
    }
    const row = free.take() ?? ends.length;
    ends[row] = endFrame;
    busy.add(row);
    return row;
  });
}
