import { descendantsOf, survivors, type FoundProcess } from './fault-processes.ts';
import { waitMs } from './wait-ms.ts';

/**
 * Longest a busy machine may take to end what was told to end. What nobody ends stays for ever, so the verdict is the same
 * with any limit that the slowest machine keeps.
 */
export const PATIENCE_MS = 60_000;

/** The processes below one, as far as they were seen while it lived. */
export type ProcessWatch = {
  /** Those there are now; each is remembered for `leftBehind`. */
  look(): readonly FoundProcess[];
  /** Those seen that are still there `withinMs` (PATIENCE_MS) after the call; empty as soon as none is. */
  leftBehind(withinMs?: number): Promise<readonly FoundProcess[]>;
};

export function watchProcesses(rootPid: number): ProcessWatch {
  const known = new Map<string, FoundProcess>();
  const look = descendantsOf(rootPid);
  return {
    look() {
      const seen = look();
      for (const found of seen) known.set(`${found.pid} ${found.startTicks}`, found);
      return seen;
    },
    async leftBehind(withinMs = PATIENCE_MS) {
      const deadline = performance.now() + withinMs;
      for (;;) {
        const left = survivors(known.values());
        if (left.length === 0 || performance.now() > deadline) return left;
        await waitMs(20);
      }
    },
  };
}
