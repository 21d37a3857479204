import { lstat, opendir, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { nullIfAbsent } from '../../base/files/null-if-absent.ts';
import type { StoredObject } from './object-store.ts';

/** Names of files that are not finished. */
export const PART_NAME = /^\..*\.part$/;
/** Names that are not ours to show: whatever begins with a dot. */
const SHOWN_NAME = /^[^.]/;

/** A regular file below `root` as an object; null for anything else, also where a link leads out of `root`. */
export async function fileObject(root: string, path: string, key: string): Promise<StoredObject | null> {
  try {
    const info = await lstat(path);
    const [realRoot, folder] = await Promise.all([realpath(root), realpath(dirname(path))]);
    if (!info.isFile() || (folder !== realRoot && !folder.startsWith(realRoot + sep))) return null;
    return {
      key,
      sizeBytes: info.size,
      modifiedAtMs: info.mtimeMs,
      etag: `"${info.ino}-${info.size}-${info.mtimeMs}"`,
      sha256: null,
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** The files below `root` whose key begins with `prefix` and whose name fits, in order of their keys. */
export async function* listFiles(
  root: string,
  prefix: string,
  signal?: AbortSignal,
  name: RegExp = SHOWN_NAME,
): AsyncGenerator<StoredObject> {
  for (const key of (await keysBelow(root, '', prefix, name)).sort()) {
    signal?.throwIfAborted();
    const object = await fileObject(root, join(root, ...key.split('/')), key);
    if (object) yield object;
  }
}

/** Only folders that may hold such keys are entered. */
async function keysBelow(root: string, below: string, prefix: string, name: RegExp): Promise<string[]> {
  const keys: string[] = [];
  const folder = await opendir(join(root, ...below.split('/'))).catch(nullIfAbsent); // nothing was stored yet
  for await (const entry of folder ?? []) {
    const key = `${below}${entry.name}`;
    if (entry.isDirectory()) {
      const inner = `${key}/`;
      if (inner.startsWith(prefix) || prefix.startsWith(inner))
        keys.push(...(await keysBelow(root, inner, prefix, name)));
    } else if (entry.isFile() && name.test(entry.name) && key.startsWith(prefix)) keys.push(key);
  }
  return keys;
}
