import { garble, isContinued, logEndBytes, type DatabaseFiles } from './database-files.ts';

const PAGE_BYTES = 4096;
const LEAST_GARBLED_BYTES = 512;
const MOST_GARBLED_BYTES = 4096;

export type Torn = DatabaseFiles & {
  readonly how: 'log' | 'log garbled' | 'checkpoint';
  /** Whether the write itself must be there: all of it had been synced. */
  readonly isWhole: boolean;
};

/**
 * The files as a power cut in the middle of one write may leave them. What was synced before (`before`) is on the disk.
 * Of what the write added to the log there is a part, its last bytes perhaps noise, and behind it what lay there before.
 * Where the write ended with a checkpoint, the log had been synced, and of the pages some are old, new or torn.
 */
export function tearWrite(before: DatabaseFiles, after: DatabaseFiles, random: () => number): Torn {
  const isCheckpointed = !before.main.equals(after.main);
  if (isCheckpointed && random() < 0.5)
    return {
      main: tornPages(before.main, after.main, random),
      log: after.log,
      how: 'checkpoint',
      isWhole: true,
    };

  const syncedBytes = isContinued(before.log, after.log) ? logEndBytes(before.log) : 0;
  const endBytes = logEndBytes(after.log);
  const cutBytes = syncedBytes + Math.floor(random() * (endBytes - syncedBytes + 1));
  const behind = random() < 0.5 ? before.log.subarray(cutBytes) : Buffer.alloc(0);
  const log = Buffer.concat([after.log.subarray(0, cutBytes), behind]);
  const isGarbled = random() < 0.5;
  if (isGarbled) {
    const wanted =
      LEAST_GARBLED_BYTES + Math.floor(random() * (MOST_GARBLED_BYTES - LEAST_GARBLED_BYTES + 1));
    const bytes = Math.min(wanted, cutBytes - syncedBytes);
    garble(log, cutBytes - bytes, bytes, random);
  }
  const isWhole = cutBytes === endBytes && !isGarbled;
  return { main: before.main, log, how: isGarbled ? 'log garbled' : 'log', isWhole };
}

function tornPages(before: Buffer, after: Buffer, random: () => number): Buffer {
  const pages = [];
  for (let start = 0; start < after.length; start += PAGE_BYTES) {
    const fresh = after.subarray(start, start + PAGE_BYTES);
    const old =
      before.length >= start + PAGE_BYTES
        ? before.subarray(start, start + PAGE_BYTES)
        : Buffer.alloc(PAGE_BYTES);
    const at = fresh.equals(old) ? PAGE_BYTES : Math.floor(random() * 3) * (PAGE_BYTES / 2);
    pages.push(fresh.subarray(0, at), old.subarray(at));
  }
  return Buffer.concat(pages);
}
