import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { scrollToShow, windowRange } from './window-range.ts';

/** Draws only the rows on screen of a list whose rows are all equally high. `shownRow` is scrolled to when it changes. */
export function useRowWindow(rows: number, rowPx: number, shownRow: number | null) {
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ scrollPx: 0, heightPx: 600 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = () =>
      setView((old) => {
        const next = { scrollPx: element.scrollTop, heightPx: element.clientHeight };
        return next.scrollPx === old.scrollPx && next.heightPx === old.heightPx ? old : next;
      });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, []);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || shownRow === null || shownRow < 0) return;
    const at = { scrollPx: element.scrollTop, heightPx: element.clientHeight };
    const target = scrollToShow(shownRow, at, rowPx);
    if (target !== null) element.scrollTop = target;
  }, [shownRow, rowPx]);
  return { ref, ...windowRange(view, rowPx, rows), totalPx: rows * rowPx };
}
