import { useEffect, type RefObject } from 'react';
import { NAMES_PX } from './use-viewport.ts';

const WHEEL_ZOOM = 0.0022;

/**
 * Ctrl+wheel zooms about the pointer, once for each picture of the screen however many turns there were. Not React's own
 * listener: that is passive, and the page would zoom.
 */
export function useWheelZoom(
  scroller: RefObject<HTMLDivElement | null>,
  zoom: (factor: number, atPx?: number) => void,
): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let [request, turned, atPx] = [0, 0, 0];
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      turned += event.deltaY;
      atPx = Math.max(0, event.clientX - element.getBoundingClientRect().left - NAMES_PX);
      request ||= requestAnimationFrame(() => {
        zoom(Math.exp(-turned * WHEEL_ZOOM), atPx);
        [request, turned] = [0, 0];
      });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      cancelAnimationFrame(request);
      element.removeEventListener('wheel', onWheel);
    };
  }, [scroller, zoom]);
}
