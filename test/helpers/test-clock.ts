import type { Later } from '../../src/base/flow/later.ts';

/** A clock for tests that stands still until it is told how much time passes. */
export function manualClock(): { readonly later: Later; nowMs(): number; passMs(ms: number): void } {
  let now = 0;
  const waiting = new Set<{ readonly atMs: number; readonly action: () => void }>();
  const nextBefore = (endMs: number) =>
    [...waiting].filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
  return {
    later(delayMs, action) {
      const entry = { atMs: now + delayMs, action };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    nowMs: () => now,
    passMs(ms) {
      const endMs = now + ms;
      for (let next = nextBefore(endMs); next; next = nextBefore(endMs)) {
        waiting.delete(next);
        now = next.atMs;
        next.action();
      }
      now = endMs;
    },
  };
}
