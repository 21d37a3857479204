import { nearestPoint, snapMove } from '../../../../shared/edit/snap.ts';
import type { TrimRoom } from '../../../../shared/edit/trim-room.ts';
import type { FrameSpan } from '../../../../shared/time.ts';
import type { Band } from './rubber-band.ts';
import type { TimelineItem } from './timeline-rows.ts';

/** What was grasped, as it was then. */
type Grasped = {
  readonly what: 'cues' | 'clips';
  /** The item under the pointer: its edges snap. */
  readonly item: TimelineItem;
  /** All that goes with it, itself included. */
  readonly items: readonly TimelineItem[];
  readonly ids: ReadonlySet<string>;
  readonly deltaFrames: number;
  /** The point an edge sticks to; null: none. */
  readonly snappedFrame: number | null;
};

export type MoveDrag = Grasped & { readonly kind: 'move' };
export type TrimDrag = Grasped & {
  readonly kind: 'trim';
  readonly edge: 'start' | 'end';
  readonly room: TrimRoom;
};

/** What a pointer does while it is down. Nothing is edited before it is let go. */
export type Drag =
  | MoveDrag
  | TrimDrag
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'range'; readonly anchorFrame: number; readonly range: FrameSpan };

export type Snapping = {
  /** Ascending; empty: nothing snaps. */
  readonly points: readonly number[];
  /** In frames; may be fractional. */
  readonly reach: number;
};

/** The drag where it is one of items; null: it is another. */
export function itemDragOf(drag: Drag | null): MoveDrag | TrimDrag | null {
  return drag?.kind === 'move' || drag?.kind === 'trim' ? drag : null;
}

/** The same drag with the pointer `movedFrames` from where it went down. */
export function dragged<Kind extends Drag>(drag: Kind, movedFrames: number, snapping: Snapping): Kind {
  const delta = Math.round(movedFrames);
  if (drag.kind === 'move') return { ...drag, ...movedBy(drag, delta, snapping) };
  if (drag.kind === 'trim') return { ...drag, ...trimmedBy(drag, delta, snapping) };
  return drag;
}

function movedBy({ what, item, items }: MoveDrag, delta: number, { points, reach }: Snapping) {
  if (what === 'clips') return { deltaFrames: delta, snappedFrame: null }; // they go between others, not to a frame
  const earliest = items.reduce((least, { startFrame }) => Math.min(least, startFrame), Infinity);
  const deltaFrames = Math.max(snapMove(item, delta, points, reach), 0 - earliest);
  const edges = [item.startFrame + deltaFrames, item.endFrame + deltaFrames];
  return { deltaFrames, snappedFrame: edges.find((frame) => isPoint(frame, points)) ?? null };
}

function trimmedBy({ item, edge, room }: TrimDrag, delta: number, { points, reach }: Snapping) {
  const from = edge === 'start' ? item.startFrame : item.endFrame;
  const wanted = (nearestPoint(from + delta, points, reach) ?? from + delta) - from;
  const deltaFrames = Math.max(room.leastFrames, Math.min(room.mostFrames, wanted));
  const frame = from + deltaFrames;
  return { deltaFrames, snappedFrame: isPoint(frame, points) ? frame : null };
}

const isPoint = (frame: number, points: readonly number[]) => nearestPoint(frame, points, 0) !== null;

/** Where an item is while a drag goes on. */
export function draftSpan(item: FrameSpan, drag: MoveDrag | TrimDrag): FrameSpan {
  const { startFrame, endFrame } = item;
  const { deltaFrames } = drag;
  if (drag.kind === 'move') return { startFrame: startFrame + deltaFrames, endFrame: endFrame + deltaFrames };
  return drag.edge === 'start'
    ? { startFrame: startFrame + deltaFrames, endFrame }
    : { startFrame, endFrame: endFrame + deltaFrames };
}

/** The items of a row in two: those that stay, and those a drag moves, where it moves them. Both ascend. */
export function draftItems(
  items: readonly TimelineItem[],
  drag: MoveDrag | TrimDrag | null,
): { readonly still: readonly TimelineItem[]; readonly moved: readonly TimelineItem[] } {
  if (!drag || !items.some(({ id }) => drag.ids.has(id))) return { still: items, moved: [] };
  const moved = items.filter(({ id }) => drag.ids.has(id));
  return {
    still: items.filter(({ id }) => !drag.ids.has(id)),
    moved: moved.map((item) => ({ ...item, ...draftSpan(item, drag) })),
  };
}

/** The place in the timeline, counted without the moved clips, that a clip let go at `middleFrame` takes. */
export function clipIndexAt(
  clips: readonly TimelineItem[],
  moved: ReadonlySet<string>,
  middleFrame: number,
): number {
  return clips.filter(
    ({ id, startFrame, endFrame }) => !moved.has(id) && (startFrame + endFrame) / 2 < middleFrame,
  ).length;
}

/** A range drawn from one frame to another, whichever comes first; at least one frame. */
export function rangeBetween(one: number, other: number, totalFrames: number): FrameSpan {
  const inside = (frame: number) => Math.max(0, Math.min(totalFrames, Math.round(frame)));
  const [from, to] = [inside(Math.min(one, other)), inside(Math.max(one, other))];
  return to > from
    ? { startFrame: from, endFrame: to }
    : { startFrame: Math.min(from, totalFrames - 1), endFrame: from + 1 };
}
