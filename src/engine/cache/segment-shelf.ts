import { readdir, rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { KeptEntry } from './choose-evictions.ts';

/** A file without a record is being written, or was left behind by a crash; after this long it is the latter. */
const LEFTOVER_AGE_MS = 60 * 60_000;

export const RECORD_ENDING = '.json';

export type ShelfEntry = KeptEntry & { readonly folder: string; readonly files: readonly string[] };

/** Everything kept below `dir`, by what lies on the disk alone; removes leftovers of crashes on the way. */
export async function listShelf(dir: string, nowMs: number): Promise<ShelfEntry[]> {
  const folders = (await readdir(dir).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const lists: ShelfEntry[][] = [];
  for (const name of folders) lists.push(await listFolder(join(dir, name), nowMs));
  return lists.flat();
}

async function listFolder(folder: string, nowMs: number): Promise<ShelfEntry[]> {
  const names = await readdir(folder).catch(() => []);
  const infos = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  const files = names.flatMap((name, index) => {
    const info = infos[index];
    return info ? [{ name, info }] : []; // another process has just removed it
  });
  const records = files.filter(({ name }) => name.endsWith(RECORD_ENDING));
  const known = new Set(records.map(({ name }) => basename(name, RECORD_ENDING)));
  const fingerprintOf = (name: string) => name.slice(0, name.indexOf('.'));
  for (const { name, info } of files)
    if (extname(name) !== RECORD_ENDING && !known.has(fingerprintOf(name)))
      if (nowMs - info.mtimeMs > LEFTOVER_AGE_MS) await rm(join(folder, name), { force: true });
  return records.map(({ name, info }) => {
    const fingerprint = basename(name, RECORD_ENDING);
    const own = files.filter((file) => fingerprintOf(file.name) === fingerprint);
    return {
      ...{ name: fingerprint, folder, files: own.map((file) => file.name), usedAtMs: info.mtimeMs },
      sizeBytes: own.reduce((sum, file) => sum + file.info.size, 0),
    };
  });
}

/** The record first: what has none does not exist. */
export async function removeEntry({
  folder,
  name,
  files,
}: Omit<ShelfEntry, keyof KeptEntry> & { name: string }) {
  await rm(join(folder, name + RECORD_ENDING), { force: true });
  for (const file of files) await rm(join(folder, file), { force: true });
}
