import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { digestFile } from '../../base/digest/digest-file.ts';
import { nullIfAbsent } from '../../base/files/null-if-absent.ts';
import { DRAFT_ENDING, putFirst, putInPlace } from '../../base/files/put-in-place.ts';
import { syncFolder } from '../../base/files/sync-path.ts';
import { limitShelf } from './limit-shelf.ts';
import { readRecord, writeRecord, type SegmentRecord } from './segment-record.ts';
import { RECORD_ENDING, removeEntry } from './segment-shelf.ts';
import type { FinishedSegment, SegmentStore, StoredSegment } from './segment-store.ts';

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
  const shelfLimit = limitShelf({ dir, limitBytes, now });

  async function has(fingerprint: string, expectedFrames: number): Promise<boolean> {
    const text = await readFile(recordPath(fingerprint), 'utf8').catch(nullIfAbsent);
    const record = text === null ? null : readRecord(text);
    return record !== null && (await fits(join(folderOf(fingerprint), record.file), record, expectedFrames));
  }

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
    await putInPlace(file.path, path);
    const { size: sizeBytes } = await stat(path);
    const { sha256, packets } = file;
    const createdAtMs = now();
    const record = writeRecord({ file: name, sha256, sizeBytes, createdAtMs, packets });
    const isFirst = await putFirst(recordPath(fingerprint), record, createdAtMs);
    await syncFolder(dir);
    if (!isFirst) {
      const winner = await find(fingerprint, frames);
      if (winner && winner.path !== path) await rm(path, { force: true });
      if (winner) return winner;
    }
    const { size: recordBytes } = await stat(recordPath(fingerprint));
    await shelfLimit.added(sizeBytes + recordBytes);
    return { path, sha256, sizeBytes, packets };
  }

  async function remove(fingerprint: string): Promise<void> {
    const folder = folderOf(fingerprint);
    const files = await readdir(folder).catch(() => []);
    const own = files.filter((name) => name.startsWith(`${fingerprint}.`) && !name.endsWith(DRAFT_ENDING));
    await removeEntry({ folder, name: fingerprint, files: own });
  }

  return { has, find, keep };
}

/** Size and number of packets. */
async function fits(path: string, record: SegmentRecord, expectedFrames: number): Promise<boolean> {
  const info = await stat(path).catch(nullIfAbsent);
  return info?.size === record.sizeBytes && record.packets.packets.length === expectedFrames;
}

/** Every byte as well. */
async function isWhole(path: string, record: SegmentRecord, expectedFrames: number): Promise<boolean> {
  if (!(await fits(path, record, expectedFrames))) return false;
  return (await digestFile(path).catch(nullIfAbsent))?.sha256 === record.sha256;
}

/** A fingerprint becomes a path: nothing else than one may. */
function checked(fingerprint: string): string {
  if (/^[0-9a-f]{16,128}$/.test(fingerprint)) return fingerprint;
  throw new StudioError('internal', `"${fingerprint}" is no fingerprint`);
}
