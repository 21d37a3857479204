/** A kept segment, as eviction sees it. */
export type KeptEntry = {
  readonly name: string;
  /** Its file and its record together. */
  readonly sizeBytes: number;
  readonly usedAtMs: number;
};

/** After an eviction this share of the limit is used, so that not every segment kept brings the next one. */
const SHARE_LEFT = 0.9;

/** What to remove so that the rest is within the limit: nothing below it, else the least recently used. Pure. */
export function chooseEvictions<Entry extends KeptEntry>(
  entries: readonly Entry[],
  limitBytes: number,
): Entry[] {
  let total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (total <= limitBytes) return [];
  const chosen: Entry[] = [];
  for (const entry of [...entries].sort((a, b) => a.usedAtMs - b.usedAtMs)) {
    if (total <= limitBytes * SHARE_LEFT) break;
    chosen.push(entry);
    total -= entry.sizeBytes;
  }
  return chosen;
}
