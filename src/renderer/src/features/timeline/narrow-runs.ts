import { itemsWithin } from './row-range.ts';
import type { TimelineItem } from './timeline-rows.ts';
import type { FrameSpan } from '../../../../shared/time.ts';

/** Items narrower than this are drawn together, as one shape; the others are elements of their own. */
const LEAST_ELEMENT_PX = 12;
/** More elements than this in one row and they are drawn together as well. */
const MOST_ELEMENTS = 60;

export type RowPicture = {
  readonly elements: readonly TimelineItem[];
  readonly runs: Runs;
  /** Of those that are selected; drawn above. */
  readonly selectedRuns: Runs;
};

/** Pixels from the content's start, ascending: [from, to). At most one for each pixel or two. */
export type Runs = readonly (readonly [number, number])[];

/** What of a row is drawn, and how, for the frames in view. */
export function rowPicture(
  items: readonly TimelineItem[],
  view: FrameSpan,
  pxPerFrame: number,
  selected: ReadonlySet<string>,
): RowPicture {
  const { first, end } = itemsWithin(items, view);
  const isCrowded = (px: number) => {
    let count = 0;
    for (let index = first; index < end; index += 1) {
      const item = items[index];
      if (item && (item.endFrame - item.startFrame) * pxPerFrame >= px) count += 1;
    }
    return count > MOST_ELEMENTS;
  };
  let leastPx = LEAST_ELEMENT_PX;
  while (isCrowded(leastPx)) leastPx *= 2;
  const elements: TimelineItem[] = [];
  const runs: [number, number][] = [];
  const selectedRuns: [number, number][] = [];
  for (let index = first; index < end; index += 1) {
    const item = items[index];
    if (!item) continue;
    const [from, to] = [item.startFrame * pxPerFrame, item.endFrame * pxPerFrame];
    if (to - from >= leastPx) {
      elements.push(item);
      continue;
    }
    const left = Math.floor(from);
    const right = Math.max(left + 1, Math.round(to) - (to - from > 3 ? 1 : 0));
    addRun(runs, left, right);
    if (selected.has(item.id)) addRun(selectedRuns, left, right);
  }
  return { elements, runs, selectedRuns };
}

function addRun(runs: [number, number][], from: number, to: number): void {
  const last = runs.at(-1);
  if (last && from <= last[1]) last[1] = Math.max(last[1], to);
  else runs.push([from, to]);
}

/** As SVG path data: rectangles of a height. */
export function runsPath(runs: Runs, topPx: number, heightPx: number): string {
  return runs.map(([from, to]) => `M${from} ${topPx}h${to - from}v${heightPx}h${from - to}z`).join('');
}
