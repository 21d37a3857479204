import { progressLine, type ShownProgress } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

const REDRAW_MS = 100;

/** A line on stderr that is redrawn in place. Other output must call `clear` first. */
export interface LiveLine {
  show(progress: ShownProgress): void;
  clear(): void;
}

/** The live line of a terminal; draws nothing where stderr is a file or a pipe. */
export function liveLine({ stderr, env, nowMs }: Terminal): LiveLine {
  if (!stderr.isTTY || env['TERM'] === 'dumb') return { show() {}, clear() {} };
  let shownColumns = 0;
  let shownPhase = '';
  let shownAtMs = -Infinity;
  const clear = () => {
    // spaces rather than an escape sequence: works on every terminal
    if (shownColumns > 0) stderr.write(`\r${' '.repeat(shownColumns)}\r`);
    shownColumns = 0;
  };
  return {
    show(progress) {
      const now = nowMs();
      if (progress.phase === shownPhase && now - shownAtMs < REDRAW_MS) return;
      const columns = stderr.columns ?? 80;
      const plain = progressLine(progress, { columns, color: false });
      const line = hasColor({ stderr, env }) ? progressLine(progress, { columns, color: true }) : plain;
      // the window may have become narrower than the line that stands there
      const blanks = ' '.repeat(Math.max(0, Math.min(shownColumns, columns - 1) - plain.length));
      stderr.write(`\r${line}${blanks}\r`);
      [shownColumns, shownPhase, shownAtMs] = [plain.length, progress.phase, now];
    },
    clear,
  };
}

/** Colour only on a terminal, and never under NO_COLOR (no-color.org: any value that is not empty). */
export function hasColor({ stderr, env }: Pick<Terminal, 'stderr' | 'env'>): boolean {
  return Boolean(stderr.isTTY) && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
