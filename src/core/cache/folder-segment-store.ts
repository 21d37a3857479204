import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { digestFile } from '../files/digest-file.ts';
import { linkOrCopy } from '../files/link-or-copy.ts';
import { syncFolder, syncPath } from '../files/sync-path.ts';
import { chooseEvictions } from './choose-evictions.ts';
import { readRecord, writeRecord, type SegmentRecord } from './segment-record.ts';
import { listShelf, RECORD_ENDING, removeEntry } from './segment-shelf.ts';
import type { FinishedSegment, SegmentStore, StoredSegment } from './segment-store.ts';

/** Other processes keep segments as well: how much lies there is counted anew after so many. */
const KEPT_BEFORE_COUNTING = 50;

/**
 * Segments in a folder: `dir/ab/FINGERPRINT.DIGEST.EXT`, and beside it the record `FINGERPRINT.json`, which comes last and in
 * one step: a file without a record does not exist. Because the file's name holds its own digest, two processes that
 * keep the same fingerprint never touch each other's file, and the first record wins. Safe for several processes.
 *
 * Beyond `limitBytes` the least recently used go. That never hurts a render: it works on links or copies of its own.
 */
export function createFolderSegmentStore(options: {
  /** Made when the first segment is kept. */
  readonly dir: string;
  readonly limitBytes: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): SegmentStore {
  const { dir, limitBytes, now = Date.now } = options;
  const folderOf = (fingerprint: string) => join(dir, checked(fingerprint).slice(0, 2));
  const recordPath = (fingerprint: string) => join(folderOf(fingerprint), fingerprint + RECORD_ENDING);
  /** Bytes kept when last counted, and since; null: to be counted. */
  let usedBytes: number | null = null;
  let keptSinceCount = 0;
  let shrinking: Promise<void> = Promise.resolve();

  async function find(fingerprint: string, expectedFrames: number): Promise<StoredSegment | null> {
    const text = await readFile(recordPath(fingerprint), 'utf8').catch(nullIfAbsent);
    if (text === null) return null;
    const record = readRecord(text);
    const path = record && join(folderOf(fingerprint), record.file);
    if (!record || !path || !(await isWhole(path, record, expectedFrames))) {
      await remove(fingerprint);
      return null;
    }
    const used = new Date(now());
    await utimes(recordPath(fingerprint), used, used).catch(() => {}); // a folder that may only be read
    const { sha256, sizeBytes, packets } = record;
    return { path, sha256, sizeBytes, packets };
  }

  async function keep(fingerprint: string, file: FinishedSegment): Promise<StoredSegment> {
    const frames = file.packets.packets.length;
    const there = await find(fingerprint, frames);
    if (there) return there;
    const folder = folderOf(fingerprint);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const name = `${fingerprint}.${file.sha256.slice(0, 16)}${extname(file.path)}`;
    const path = join(folder, name);
    await syncPath(file.path);
    await putInPlace(file.path, path);
    const { size: sizeBytes } = await stat(path);
    const { sha256, packets } = file;
    const isFirst = await putRecord(fingerprint, {
      file: name,
      sha256,
      sizeBytes,
      createdAtMs: now(),
      packets,
    });
    await syncFolder(folder);
    await syncFolder(dir);
    if (!isFirst) {
      const winner = await find(fingerprint, frames);
      if (winner && winner.path !== path) await rm(path, { force: true });
      if (winner) return winner;
    }
    const { size: recordBytes } = await stat(recordPath(fingerprint));
    await makeRoom(sizeBytes + recordBytes);
    return { path, sha256, sizeBytes, packets };
  }

  /** False where another process was first. */
  async function putRecord(fingerprint: string, record: SegmentRecord): Promise<boolean> {
    const draft = join(folderOf(fingerprint), `${fingerprint}.${randomUUID().slice(0, 8)}.draft`);
    try {
      await writeFile(draft, writeRecord(record), { mode: 0o600 });
      const used = new Date(now());
      await utimes(draft, used, used);
      await syncPath(draft);
      try {
        await link(draft, recordPath(fingerprint));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        await rename(draft, recordPath(fingerprint)); // no hard links here: the last one wins, and it is as good
      }
      return true;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** One at a time: two evictions at once would remove twice as much as needed. */
  function makeRoom(addedBytes: number): Promise<void> {
    shrinking = shrinking
      .then(async () => {
        usedBytes = usedBytes === null ? null : usedBytes + addedBytes;
        keptSinceCount += 1;
        if (usedBytes !== null && usedBytes <= limitBytes && keptSinceCount < KEPT_BEFORE_COUNTING) return;
        const entries = await listShelf(dir, now());
        const leaving = chooseEvictions(entries, limitBytes);
        for (const { name } of leaving) await removeEntry(entries.find((entry) => entry.name === name)!);
        const sum = (list: readonly { readonly sizeBytes: number }[]) =>
          list.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
        [usedBytes, keptSinceCount] = [sum(entries) - sum(leaving), 0];
      })
      .catch(() => {
        usedBytes = null; // counted again next time: a file that cannot be removed now is no reason to lose a render
      });
    return shrinking;
  }

  async function remove(fingerprint: string): Promise<void> {
    const folder = folderOf(fingerprint);
    const files = await readdir(folder).catch(() => []);
    const own = files.filter((name) => name.startsWith(`${fingerprint}.`) && !name.endsWith('.draft'));
    await removeEntry({ folder, name: fingerprint, files: own });
  }

  return { find, keep };
}

/** Size, number of packets and digest, the cheap ones first. */
async function isWhole(path: string, record: SegmentRecord, expectedFrames: number): Promise<boolean> {
  const info = await stat(path).catch(nullIfAbsent);
  if (info?.size !== record.sizeBytes || record.packets.packets.length !== expectedFrames) return false;
  return (await digestFile(path).catch(nullIfAbsent))?.sha256 === record.sha256;
}

/** What has this name already has this content, or was cut by a crash: it is replaced in one step. */
async function putInPlace(from: string, to: string): Promise<void> {
  const draft = `${to}.${randomUUID().slice(0, 8)}.draft`;
  try {
    await linkOrCopy(from, draft);
    await syncPath(draft); // does nothing where it is a link
    await rename(draft, to);
  } finally {
    await rm(draft, { force: true });
  }
}

function nullIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** A fingerprint becomes a path: nothing else than one may. */
function checked(fingerprint: string): string {
  if (/^[0-9a-f]{16,128}$/.test(fingerprint)) return fingerprint;
  throw new StudioError('internal', `"${fingerprint}" is no fingerprint`);
}
