import type { PointerEvent } from 'react';
import { NAMES_PX } from './use-viewport.ts';

const EDGE_PX = 28;

/** Scrolls sideways while something is dragged beyond an edge of the rows, the faster the farther beyond. */
export function scrollAtEdge({ clientX }: PointerEvent, scroller: HTMLElement | null): void {
  if (!scroller) return;
  const { left, right } = scroller.getBoundingClientRect();
  const past = clientX - (right - EDGE_PX);
  const before = left + NAMES_PX + EDGE_PX - clientX;
  if (past > 0) scroller.scrollLeft += past;
  else if (before > 0) scroller.scrollLeft -= before;
}
