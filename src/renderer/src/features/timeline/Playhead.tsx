import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useSession } from '../../store/use-session.ts';
import { NAMES_PX } from './use-viewport.ts';

/** Turns a page when the playhead leaves the view. */
const PAGE_RATIO = 0.1;

/** The line at the frame shown. Moved without React: it moves with every frame. */
export function Playhead({
  pxPerFrame,
  scroller,
}: {
  readonly pxPerFrame: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
}) {
  const { store } = useSession();
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () => moveTo(line.current, store.getState().playback.frame, pxPerFrame),
    [store, pxPerFrame],
  );
  useEffect(
    () =>
      store.subscribe(({ playback }, before) => {
        if (playback.frame === before.playback.frame) return;
        moveTo(line.current, playback.frame, pxPerFrame);
        if (playback.speed !== 0) follow(scroller.current, playback.frame * pxPerFrame);
      }),
    [store, pxPerFrame, scroller],
  );
  return (
    <div
      ref={line}
      aria-hidden
      data-playhead
      className="pointer-events-none absolute top-0 z-30 h-full w-px bg-bad will-change-transform"
      style={{ left: NAMES_PX }}
    >
      <div className="sticky top-0 -ms-[5px] size-0 border-x-[5.5px] border-t-8 border-x-transparent border-t-bad" />
    </div>
  );
}

function moveTo(line: HTMLElement | null, frame: number, pxPerFrame: number): void {
  if (!line) return;
  line.style.transform = `translateX(${Math.round(frame * pxPerFrame)}px)`;
}

function follow(scroller: HTMLElement | null, xPx: number): void {
  if (!scroller) return;
  const widthPx = scroller.clientWidth - NAMES_PX;
  const { scrollLeft } = scroller;
  if (xPx > scrollLeft + widthPx || xPx < scrollLeft)
    scroller.scrollLeft = Math.max(0, xPx - widthPx * PAGE_RATIO);
}
