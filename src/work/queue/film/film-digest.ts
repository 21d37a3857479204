import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digestFile, type FileDigest } from '../../../base/digest/digest-file.ts';

/** SHA-256 and size of a film; of a folder of pictures, over the names and digests in order. */
export async function digestFilm(path: string): Promise<FileDigest> {
  if (!(await stat(path)).isDirectory()) return digestFile(path);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for (const name of (await readdir(path)).sort()) {
    const picture = await digestFile(join(path, name));
    hash.update(`${name} ${picture.sha256}\n`);
    sizeBytes += picture.sizeBytes;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}
