import { chooseEvictions, type KeptEntry } from './choose-evictions.ts';
import { listShelf, removeEntry } from './segment-shelf.ts';

/** Other processes keep segments as well: how much lies there is counted anew after so many. */
const KEPT_BEFORE_COUNTING = 50;

/** Holds a shelf of segments to its limit. Whoever keeps a segment says so; the least recently used leave. */
export function limitShelf(options: {
  readonly dir: string;
  readonly limitBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): {
  /** Never rejects: a file that cannot be removed now is no reason to lose a render. */
  added(sizeBytes: number): Promise<void>;
} {
  const { dir, limitBytes, now } = options;
  /** Bytes kept when last counted, and since; null: to be counted. */
  let usedBytes: number | null = null;
  let keptSinceCount = 0;
  let shrinking: Promise<void> = Promise.resolve();

  async function makeRoom(addedBytes: number): Promise<void> {
    usedBytes = usedBytes === null ? null : usedBytes + addedBytes;
    keptSinceCount += 1;
    if (usedBytes !== null && usedBytes <= limitBytes && keptSinceCount < KEPT_BEFORE_COUNTING) return;
    const entries = await listShelf(dir, now());
    const leaving = chooseEvictions(entries, limitBytes);
    for (const entry of leaving) await removeEntry(entry);
    [usedBytes, keptSinceCount] = [bytesOf(entries) - bytesOf(leaving), 0];
  }

  return {
    added(sizeBytes) {
      // one at a time: two evictions at once would remove twice as much as needed
      shrinking = shrinking
        .then(() => makeRoom(sizeBytes))
        .catch(() => {
          usedBytes = null; // counted again next time
        });
      return shrinking;
    },
  };
}

function bytesOf(entries: readonly KeptEntry[]): number {
  return entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
