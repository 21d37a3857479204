import { cuesOf } from '../../../../shared/edit/document.ts';
import { snapPoints } from '../../../../shared/edit/snap.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import type { StudioState } from '../../store/state.ts';
import { dragged, itemDragOf, rangeBetween, type Drag, type Snapping } from './drag.ts';
import type { Spot } from './pointer-start.ts';
import { bandRow, type PlacedRow } from './row-layout.ts';

const SNAP_PX = 8;

/** A drag as it began: with the pointer down and not moved. */
export type Press = {
  readonly drag: Drag;
  readonly start: Spot;
  readonly snapping: Snapping;
};

/** What a drag of items sticks to, near enough on the screen. Other drags stick to nothing. */
export function snappingOf(state: StudioState, drag: Drag, pxPerFrame: number): Snapping {
  const moved = itemDragOf(drag);
  if (!state.preferences.snaps || !moved) return { points: [], reach: 0 };
  const film = filmOf(state);
  // clips follow each other: their edges move with the one that is trimmed
  const fixed = moved.what === 'clips' ? { ...film, clips: [] } : film;
  const playhead = state.playback.frame;
  return {
    points: snapPoints(fixed, cuesOf(documentOf(state)), { without: moved.ids, playhead }),
    reach: SNAP_PX / pxPerFrame,
  };
}

/** What drags are drawn on. */
type DragGround = {
  readonly rows: readonly PlacedRow[];
  readonly pxPerFrame: number;
  readonly totalFrames: number;
};

/** The drag that was begun, with the pointer at `spot` now. */
export function dragTo(
  { drag, start, snapping }: Press,
  spot: Spot,
  { rows, pxPerFrame, totalFrames }: DragGround,
): Drag {
  const frame = spot.xPx / pxPerFrame;
  if (drag.kind === 'range') return { ...drag, range: rangeBetween(drag.anchorFrame, frame, totalFrames) };
  if (drag.kind === 'band')
    return { ...drag, band: { ...drag.band, toFrame: frame, toRow: bandRow(rows, spot.yPx) } };
  return dragged(drag, (spot.xPx - start.xPx) / pxPerFrame, snapping);
}
