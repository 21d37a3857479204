import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { contentWidthPx, fitScale, zoomed } from './time-scale.ts';

/** The part of the content to draw, in steps of some pixels so that scrolling seldom draws anew. */
export type Viewport = {
  readonly pxPerFrame: number;
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  /** Of the scroller, without the column of names. */
  readonly widthPx: number;
};

const STEP_PX = 256;
export const NAMES_PX = 104;

const stepped = (px: number, isUp: boolean) =>
  (isUp ? Math.ceil(px / STEP_PX) : Math.floor(px / STEP_PX)) * STEP_PX;

function measure(scroller: HTMLElement, pxPerFrame: number): Viewport {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
  const widthPx = Math.max(1, clientWidth - NAMES_PX);
  return {
    ...{ pxPerFrame, widthPx },
    leftPx: Math.max(0, stepped(scrollLeft - STEP_PX / 2, false)),
    rightPx: stepped(scrollLeft + widthPx + STEP_PX / 2, true),
    topPx: Math.max(0, stepped(scrollTop, false)),
    bottomPx: stepped(scrollTop + clientHeight, true),
  };
}

const isSame = (one: Viewport, other: Viewport) =>
  (Object.keys(one) as (keyof Viewport)[]).every((key) => one[key] === other[key]);

/** Scroll and zoom of the timeline. The scroller scrolls by itself; zooming keeps the frame under the pointer. */
export function useViewport(totalFrames: number): {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly view: Viewport;
  readonly contentPx: number;
  zoom(factor: number, atPx?: number): void;
  fit(): void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<Viewport>(() => ({
    ...{ pxPerFrame: fitScale(totalFrames, 1200), widthPx: 1200 },
    ...{ leftPx: 0, rightPx: 1280, topPx: 0, bottomPx: 512 },
  }));
  const [isFitted, setFitted] = useState(true);
  const target = useRef<number | null>(null);

  const refresh = useCallback((pxPerFrame?: number) => {
    const element = scroller.current;
    if (!element) return;
    setView((before) => {
      const next = measure(element, pxPerFrame ?? before.pxPerFrame);
      return isSame(next, before) ? before : next;
    });
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let frame = 0;
    const later = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        refresh();
      });
    };
    const observer = new ResizeObserver(later);
    observer.observe(element);
    element.addEventListener('scroll', later, { passive: true });
    refresh();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      element.removeEventListener('scroll', later);
    };
  }, [refresh]);

  // the content has its new width now: the frame under the pointer goes back there
  useLayoutEffect(() => {
    if (target.current === null || !scroller.current) return;
    scroller.current.scrollLeft = target.current;
    target.current = null;
    refresh();
  }, [view.pxPerFrame, refresh]);

  const { widthPx } = view;
  const fitted = fitScale(totalFrames, widthPx);
  const shown = isFitted && view.pxPerFrame !== fitted ? { ...view, pxPerFrame: fitted } : view;
  const latest = useRef({ pxPerFrame: 0, widthPx: 0, totalFrames: 0 });
  useLayoutEffect(() => {
    latest.current = { pxPerFrame: shown.pxPerFrame, widthPx, totalFrames };
  });
  const zoom = useCallback((factor: number, atPx = latest.current.widthPx / 2) => {
    const { pxPerFrame, ...film } = latest.current;
    const scrollPx = scroller.current?.scrollLeft ?? 0;
    const next = zoomed({ pxPerFrame, scrollPx }, factor, atPx, film);
    target.current = next.scrollPx;
    setFitted(next.pxPerFrame <= fitScale(film.totalFrames, film.widthPx));
    setView((before) => ({
      ...before,
      pxPerFrame: next.pxPerFrame,
      leftPx: Math.max(0, stepped(next.scrollPx - STEP_PX / 2, false)),
      rightPx: stepped(next.scrollPx + film.widthPx + STEP_PX / 2, true),
    }));
  }, []);
  const fit = useCallback(() => zoom(0), [zoom]);
  return {
    scroller,
    view: shown,
    contentPx: contentWidthPx(totalFrames, shown.pxPerFrame, widthPx),
    zoom,
    fit,
  };
}
