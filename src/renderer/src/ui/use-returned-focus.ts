import { useEffect, useLayoutEffect, useRef } from 'react';

/** What opened a menu, for what stands in it: the menu is gone when the focus comes back. */
function outsideOfMenus(element: Element | null): Element | null {
  const menu = element?.closest('[role=menu]');
  if (!menu) return element;
  return outsideOfMenus(document.getElementById(menu.getAttribute('aria-labelledby') ?? ''));
}

/** Gives the focus back to where it was before the first of a row of dialogs took it. */
export function useReturnedFocus(isOpen: boolean): void {
  const opener = useRef<Element | null>(null);
  // before a dialog's own effect moves the focus into it
  useLayoutEffect(() => {
    if (isOpen) opener.current = outsideOfMenus(document.activeElement);
  }, [isOpen]);
  // after its focus trap is taken down
  useEffect(() => {
    if (!isOpen && opener.current instanceof HTMLElement) opener.current.focus();
  }, [isOpen]);
}
