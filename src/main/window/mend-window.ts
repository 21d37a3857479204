import type { BrowserWindow } from 'electron';

/** So many deaths within the time, and loading again does not help. */
const MOST_DEATHS = 3;
const WITHIN_MS = 60_000;

/**
 * A page whose process died is loaded again: it offers the last state, and what is rendered goes on meanwhile. One that
 * keeps dying is left to `onHopeless`. `tell` hears of each death, and of a page that does not answer.
 */
export function mendWindow(
  window: Pick<BrowserWindow, 'on' | 'webContents'>,
  parts: {
    readonly tell: (what: string, facts: object) => void;
    readonly onHopeless: () => void;
    /** Milliseconds of a clock that does not jump. */
    readonly nowMs?: () => number;
  },
): void {
  const { tell, onHopeless, nowMs = () => performance.now() } = parts;
  let deathsMs: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    tell('the window is gone', { reason, exitCode });
    deathsMs = [...deathsMs.filter((atMs) => nowMs() - atMs < WITHIN_MS), nowMs()];
    if (deathsMs.length > MOST_DEATHS) onHopeless();
    else window.webContents.reload();
  });
  window.on('unresponsive', () => tell('the window does not answer', {}));
}
