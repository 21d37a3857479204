import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { StudioError } from '../../shared/errors.ts';
import {
  centralRecord,
  endRecords,
  endRecordsBytes,
  recordBytes,
  localHeader,
  type ZipEntry,
} from './zip-records.ts';

/** A ZIP archive that is made while it is read. */
export type ZipOfFolder = {
  /** Of the whole archive, known before it is made. */
  readonly sizeBytes: number;
  /** Read once, or destroyed by the caller. Fails with `media.changed` where a file is not what it was. */
  open(): Readable;
};

/**
 * The files of a folder, not those of folders in it, stored as they are (pictures do not become smaller) in one archive,
 * below a folder of the given name. One file at a time is in memory, so that each header has the checksum already: libraries
 * that write while they read put it behind the bytes, where readers of stored files do not all look. Archives of more than 4 GB and 65,535 files are
 * ZIP64. Null where there is no such folder.
 */
export async function zipOfFolder(folder: string, nameInside: string): Promise<ZipOfFolder | null> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!found) return null;
  const names = found.filter((entry) => entry.isFile()).map(({ name }) => name);
  names.sort((a, b) => (a < b ? -1 : 1));
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const name of names) {
    const { size, mtime } = await stat(join(folder, name));
    const entry = { name: Buffer.from(`${nameInside}/${name}`), sizeBytes: size, mtime, offset };
    entries.push(entry);
    offset += recordBytes(entry).local + size;
  }
  const centralBytes = entries.reduce((sum, entry) => sum + recordBytes(entry).central, 0);
  const central = { entries: entries.length, offset, bytes: centralBytes };

  async function* pieces(): AsyncGenerator<Buffer> {
    const sums: number[] = [];
    for (const [index, entry] of entries.entries()) {
      const bytes = await readFile(join(folder, names[index] ?? ''));
      if (bytes.length !== entry.sizeBytes)
        throw new StudioError('media.changed', `${names[index]} changed while it was sent`);
      const sum = crc32(bytes);
      sums.push(sum);
      yield localHeader(entry, sum);
      if (bytes.length > 0) yield bytes;
    }
    for (const [index, entry] of entries.entries()) yield centralRecord(entry, sums[index] ?? 0);
    yield endRecords(central);
  }

  return {
    sizeBytes: offset + centralBytes + endRecordsBytes(central),
    open: () => Readable.from(pieces(), { objectMode: false }),
  };
}
