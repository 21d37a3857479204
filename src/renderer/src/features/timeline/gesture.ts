import { filmOf } from '../../store/derived.ts';
import type { Session } from '../../store/session.ts';
import { dragDraft } from './drag-edit.ts';
import { itemDragOf, type Drag } from './drag.ts';
import { finishClick, finishDrag } from './finish-drag.ts';
import { dragTo, type Press } from './pointer-drag.ts';
import type { Spot } from './pointer-start.ts';
import type { PlacedRow } from './row-layout.ts';

/** What a gesture works on. The ground is as it is now: rows change while a clip is dragged. */
export type GestureWorld = {
  readonly session: Session;
  ground(): { readonly rows: readonly PlacedRow[]; readonly pxPerFrame: number };
};

/** One phase of what a pointer does while it is down. The button's release and a cancel end it, whichever phase it is in. */
export type Gesture = {
  /** What is shown of it; null: nothing. */
  readonly drag: Drag | null;
  /** Gives the phase that follows; often the same. */
  onMove(spot: Spot): Gesture;
  onUp(isShift: boolean): void;
  onCancel(): void;
};

/** Less is a click. */
const DRAG_PX = 3;
const nothing = () => {};

/** Pressed with Ctrl: the press itself has selected, and nothing follows. */
export const selecting: Gesture = { drag: null, onMove: () => selecting, onUp: nothing, onCancel: nothing };

/** On the ruler: the playhead goes with the pointer, and stays where it is. */
export function scrubbing(world: GestureWorld, start: Spot): Gesture {
  const gesture: Gesture = {
    drag: null,
    onMove(spot) {
      world.session.play.seek(Math.floor(spot.xPx / world.ground().pxPerFrame));
      return gesture;
    },
    onUp: nothing,
    onCancel: nothing,
  };
  return gesture.onMove(start);
}

/** Down and hardly moved: a click if it ends so. */
export function pointing(world: GestureWorld, press: Press): Gesture {
  const { start, drag } = press;
  const gesture: Gesture = {
    drag: null,
    onMove(spot) {
      const movedPx = Math.hypot(spot.xPx - start.xPx, spot.yPx - start.yPx);
      return movedPx < DRAG_PX ? gesture : dragging(world, press, drag).onMove(spot);
    },
    onUp: (isShift) => finishClick(world.session, drag, isShift),
    onCancel: nothing,
  };
  return gesture;
}

/** Moving or trimming items, drawing a band or a range. Nothing is edited before it is let go. */
function dragging(world: GestureWorld, press: Press, drag: Drag): Gesture {
  const { store, edit } = world.session;
  const gesture: Gesture = {
    drag,
    onMove(spot) {
      const { totalFrames } = filmOf(store.getState());
      const next = dragTo(press, spot, { ...world.ground(), totalFrames });
      const [item, before] = [itemDragOf(next), itemDragOf(drag)];
      if (item && before !== press.drag && before?.deltaFrames === item.deltaFrames) return gesture;
      if (item) edit.draft(dragDraft(store.getState(), item));
      return dragging(world, press, next);
    },
    onUp(isShift) {
      edit.draft(null);
      finishDrag(world.session, drag, { rows: world.ground().rows.map(({ row }) => row), isShift });
    },
    onCancel: () => edit.draft(null),
  };
  return gesture;
}
