import type { Database } from '../../database/database.ts';

/** How often it is looked whether another process wrote. */
const LOOK_EVERY_MS = 200;

/** Calls listeners back after writes: `announce` is for those of this connection, a timer sees those of others. */
export function watchChanges(database: Database) {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let isAnnounced = false;
  let version = 0;

  function announce(): void {
    if (isAnnounced || listeners.size === 0) return;
    isAnnounced = true;
    // after the caller's own work, so that a listener may call the store and what it throws is not the caller's
    queueMicrotask(() => {
      isAnnounced = false;
      for (const listener of [...listeners]) if (listeners.has(listener)) listener();
    });
  }
  function look(): void {
    const now = dataVersion(database);
    if (now !== version) announce();
    version = now;
  }
  function stop(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }
  return {
    announce,
    stop,
    listen(listener: () => void): () => void {
      const own = () => listener(); // the same function may listen twice
      listeners.add(own);
      if (!timer) {
        version = dataVersion(database);
        timer = setInterval(look, LOOK_EVERY_MS).unref();
      }
      return () => {
        listeners.delete(own);
        if (listeners.size === 0) stop();
      };
    },
  };
}

/** Changes when another connection commits. */
function dataVersion(database: Database): number {
  return database.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
}
