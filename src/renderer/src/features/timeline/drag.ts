import { nearestPoint, snapMove } from '../../../../shared/edit/snap.ts';
import type { FrameSpan } from '../../../../shared/time.ts';
import type { Band } from './rubber-band.ts';
import type { TimelineItem } from './timeline-rows.ts';

/** What a pointer does while it is down. Nothing is edited before it is let go. */
export type Drag =
  | {
      readonly kind: 'move';
      readonly what: 'cues' | 'clips';
      readonly ids: ReadonlySet<string>;
      /** The item under the pointer: its edges snap. */
      readonly item: TimelineItem;
      /** The earliest start of all that moves. */
      readonly earliestFrame: number;
      readonly deltaFrames: number;
    }
  | {
      readonly kind: 'trim';
      readonly what: 'cues' | 'clips';
      readonly item: TimelineItem;
      readonly edge: 'start' | 'end';
      readonly deltaFrames: number;
    }
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'seek' }
  | { readonly kind: 'range'; readonly anchorFrame: number; readonly range: FrameSpan };

export type Snapping = {
  /** Ascending; empty: nothing snaps. */
  readonly points: readonly number[];
  /** In frames; may be fractional. */
  readonly reach: number;
};

/** The same drag with the pointer `movedFrames` from where it went down. */
export function dragged<Kind extends Drag>(
  drag: Kind,
  movedFrames: number,
  { points, reach }: Snapping,
): Kind {
  const delta = Math.round(movedFrames);
  if (drag.kind === 'move') {
    const snapped = drag.what === 'cues' ? snapMove(drag.item, delta, points, reach) : delta;
    return { ...drag, deltaFrames: Math.max(snapped, -drag.earliestFrame) };
  }
  if (drag.kind === 'trim') {
    const { startFrame, endFrame } = drag.item;
    const wanted = (drag.edge === 'start' ? startFrame : endFrame) + delta;
    const frame = nearestPoint(wanted, points, reach) ?? wanted;
    const inside =
      drag.edge === 'start' ? Math.max(0, Math.min(frame, endFrame - 1)) : Math.max(frame, startFrame + 1);
    return { ...drag, deltaFrames: inside - (drag.edge === 'start' ? startFrame : endFrame) };
  }
  return drag;
}

/** Where an item is drawn while a drag goes on. A clip's place follows from the others: trimmed, it keeps its start. */
export function draftSpan(item: TimelineItem, drag: Drag | null): FrameSpan {
  const { startFrame, endFrame } = item;
  if (drag?.kind === 'move' && drag.ids.has(item.id))
    return { startFrame: startFrame + drag.deltaFrames, endFrame: endFrame + drag.deltaFrames };
  if (drag?.kind === 'trim' && drag.item.id === item.id)
    return drag.edge === 'start'
      ? { startFrame: startFrame + drag.deltaFrames, endFrame }
      : { startFrame, endFrame: endFrame + drag.deltaFrames };
  return item;
}

/** The place in the timeline, counted without the moved clip, that a clip let go at `middleFrame` takes. */
export function clipIndexAt(clips: readonly TimelineItem[], movedId: string, middleFrame: number): number {
  return clips.filter(
    ({ id, startFrame, endFrame }) => id !== movedId && (startFrame + endFrame) / 2 < middleFrame,
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
