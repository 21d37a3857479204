import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileDigest } from '../cache/file-digest.ts';

export type FilmDigest = { readonly sha256: string; readonly sizeBytes: number };

/** SHA-256 and size of a film; of a folder of pictures, over the names and digests in order. */
export async function digestFilm(path: string): Promise<FilmDigest> {
  const info = await stat(path);
  if (!info.isDirectory()) return { sha256: await fileDigest(path), sizeBytes: info.size };
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for (const name of (await readdir(path)).sort()) {
    hash.update(`${name} ${await fileDigest(join(path, name))}\n`);
    sizeBytes += (await stat(join(path, name))).size;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}
