import type { BrowserWindow } from 'electron';

/** Makes the window seen and the one that is typed into, also from the taskbar: `show` alone leaves a minimised one there. */
export function bringForward(
  window: Pick<BrowserWindow, 'isDestroyed' | 'isMinimized' | 'restore' | 'show' | 'focus'> | null,
): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
