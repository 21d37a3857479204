import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { link, readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { mapConcurrent } from '../flow/map-concurrent.ts';
import { syncFolder, syncPath } from './sync-path.ts';

/** Of the 255 bytes most file systems allow a name, what is left beside the dot, the id and the ending of a part. */
const BASE_NAME_BYTES = 240;
/** Syncs at once: a file system commits those that wait together in one go. */
const SYNCS_AT_ONCE = 16;

/** A new name beside `path` under which its file can grow: same folder, so that one rename ends it, and hidden. */
export function partBeside(path: string): string {
  const name = Buffer.from(basename(path))
    .subarray(0, BASE_NAME_BYTES)
    .toString()
    .replace(/\uFFFD+$/, '');
  return join(dirname(path), `.${name}.${randomUUID().slice(0, 8)}.part`);
}

/**
 * Gives a finished file its name. Its content is on the disk before the name is, and the name before this returns; what
 * had the name before is replaced in one step. A link that has the name is replaced, not followed.
 */
export async function commitFile(part: string, path: string): Promise<void> {
  await syncPath(part);
  await rename(part, path);
  await syncFolder(dirname(path));
}

/** The same for a file that must not replace another: false where the name is taken. `part` may still be there. */
export async function commitFirst(part: string, path: string): Promise<boolean> {
  await syncPath(part);
  const isFirst = await link(part, path).then(
    () => true,
    async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      await rename(part, path); // no hard links here: the last one wins
      return true;
    },
  );
  await syncFolder(dirname(path)); // of another's file as well: whoever finds it may rely on it
  return isFirst;
}

/** The same for a folder: every file and folder in it is on the disk before the name is. The name must be free. */
export async function commitFolder(part: string, path: string): Promise<void> {
  const entries = await readdir(part, { recursive: true, withFileTypes: true });
  const pathsOf = (kind: 'isFile' | 'isDirectory') =>
    entries.flatMap((entry) => (entry[kind]() ? [join(entry.parentPath, entry.name)] : []));
  const once = { limit: SYNCS_AT_ONCE, signal: new AbortController().signal };
  await mapConcurrent(pathsOf('isFile'), once, (file) => syncPath(file));
  for (const folder of [...pathsOf('isDirectory'), part]) await syncFolder(folder);
  await rename(part, path);
  await syncFolder(dirname(path));
}

/** `commitFile` for the few places that cannot wait. */
export function commitFileSync(part: string, path: string): void {
  syncPathSync(part, process.platform === 'win32' ? 'r+' : 'r'); // Windows syncs only what may be written
  renameSync(part, path);
  if (process.platform !== 'win32') syncPathSync(dirname(path), 'r'); // and opens no folders
}

function syncPathSync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
