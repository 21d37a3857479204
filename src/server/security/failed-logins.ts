const WINDOW_MS = 60_000;
const SHUT_OUT_MS = 15 * 60_000;
/** Addresses remembered at once; the oldest is forgotten first. */
const MOST_ADDRESSES = 10_000;

export type FailedLogins = {
  /** How long this address must wait still, in milliseconds; 0: it may try. */
  waitMs(address: string): number;
  note(address: string): void;
};

/** Shuts an address out for 15 minutes after `limit` wrong keys within a minute. */
export function createFailedLogins(limit: number, now: () => number = Date.now): FailedLogins {
  const known = new Map<string, { sinceMs: number; count: number; shutUntilMs: number }>();
  return {
    waitMs: (address) => Math.max(0, (known.get(address)?.shutUntilMs ?? 0) - now()),
    note(address) {
      const nowMs = now();
      const before = known.get(address);
      const isSameWindow = before !== undefined && nowMs - before.sinceMs < WINDOW_MS;
      const entry = isSameWindow ? before : { sinceMs: nowMs, count: 0, shutUntilMs: 0 };
      entry.count += 1;
      if (entry.count >= limit) entry.shutUntilMs = nowMs + SHUT_OUT_MS;
      known.delete(address);
      known.set(address, entry);
      const oldest = known.keys().next();
      if (known.size > MOST_ADDRESSES && !oldest.done) known.delete(oldest.value);
    },
  };
}
