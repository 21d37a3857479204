import type { Timers } from './autosave.ts';

/** The longest that work waits for the window to have nothing to do. */
const PATIENCE_MS = 2000;

type Handle = { readonly timer: ReturnType<typeof setTimeout>; idle: number | null };

/** Timers whose work, once it is due, waits for a moment in which nothing is drawn and no key is pressed. */
export const IDLE_TIMERS: Timers = {
  set(work, delayMs): Handle {
    const handle: Handle = { timer: setTimeout(due, delayMs), idle: null };
    function due(): void {
      // Safari has no such moments
      if (typeof requestIdleCallback === 'undefined') work();
      else handle.idle = requestIdleCallback(work, { timeout: PATIENCE_MS });
    }
    return handle;
  },
  clear({ timer, idle }: Handle): void {
    clearTimeout(timer);
    if (idle !== null) cancelIdleCallback(idle);
  },
};
