import { useState, type PointerEvent } from 'react';
import { updateLayout } from '../../../../shared/edit/cue-edits.ts';
import type { CueBox } from '../../../../stage/stage.ts';
import { useSession } from '../../store/use-session.ts';
import type { FilmSize } from './film-size.ts';
import { movedLayout, resizedLayout, type Handle } from './layout-edit.ts';
import { snapBox, type Guides } from './snap-box.ts';

const NO_GUIDES: Guides = { xPx: [], yPx: [] };
const SNAP_PX = 6;
const DRAG_PX = 2;

export type Grasp = (event: PointerEvent<HTMLElement>, box: CueBox, part: 'move' | Handle) => void;

/** Moving and resizing a cue on the picture. The edit follows the pointer, as one step; Escape takes it back. */
export function useBoxDrag(
  size: FilmSize,
  scale: number,
): { readonly guides: Guides; readonly grasp: Grasp } {
  const { edit, store } = useSession();
  const [guides, setGuides] = useState(NO_GUIDES);

  const grasp: Grasp = (event, box, part) => {
    const target = event.currentTarget;
    const [startX, startY] = [event.clientX, event.clientY];
    const stop = new AbortController();
    let hasMoved = false;
    event.stopPropagation();
    target.setPointerCapture(event.pointerId);

    const layoutAt = (dxPx: number, dyPx: number) => {
      if (part !== 'move')
        return resizedLayout(box.cue, box.rect, part, part === 'bottom' ? dyPx : dxPx, size);
      const reach = store.getState().preferences.snaps ? SNAP_PX / scale : 0;
      const snapped = snapBox(box.rect, dxPx, dyPx, size, reach);
      setGuides(snapped.guides);
      return movedLayout(box.cue.layout, snapped.dxPx, snapped.dyPx, size);
    };
    const onMove = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
      const [dx, dy] = [clientX - startX, clientY - startY];
      if (!hasMoved && Math.hypot(dx, dy) < DRAG_PX) return;
      hasMoved = true;
      const patch = layoutAt(dx / scale, dy / scale);
      edit.apply({ name: 'layout', mergeKey: 'boxDrag' }, (document) =>
        updateLayout(document, [box.cue.id], patch),
      );
    };
    const end = () => {
      stop.abort();
      setGuides(NO_GUIDES);
      if (hasMoved) edit.settle();
    };
    const { signal } = stop;
    target.addEventListener('pointermove', onMove, { signal });
    target.addEventListener('pointerup', end, { signal });
    target.addEventListener('pointercancel', end, { signal });
    window.addEventListener(
      'keydown',
      (press) => {
        if (press.key !== 'Escape') return;
        press.stopPropagation();
        if (hasMoved) edit.undo();
        hasMoved = false;
        end();
      },
      { signal, capture: true },
    );
  };
  return { guides, grasp };
}
