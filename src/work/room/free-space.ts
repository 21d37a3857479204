import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { diskShortage, shortageText, type DiskNeed, type DiskRoom, type Shortage } from './disk-budget.ts';

export type PlaceNeed = { readonly path: string; readonly bytes: number };

/** Free bytes on the disk of `path`, for anybody who may write there. */
export type FreeSpace = (path: string) => Promise<DiskRoom | null>;

/** By the nearest folder that exists; null where the system does not tell. */
export const freeSpaceOf: FreeSpace = async (path) => {
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      const [{ dev }, { bavail, bsize }] = [await stat(folder), await statfs(folder)];
      return { disk: String(dev), freeBytes: bavail * bsize };
    } catch {
      if (dirname(folder) === folder) return null;
    }
  }
};

/** What is missing where, or null. */
export async function findShortage(
  places: readonly PlaceNeed[],
  freeSpace: FreeSpace,
): Promise<Shortage | null> {
  const rooms: DiskRoom[] = [];
  const needs: DiskNeed[] = [];
  for (const { path, bytes } of places) {
    const room = await freeSpace(path);
    if (!room) continue;
    needs.push({ path, bytes, disk: room.disk });
    if (!rooms.some(({ disk }) => disk === room.disk)) rooms.push(room);
  }
  return diskShortage(needs, rooms);
}

/** Throws `disk.full` with what is needed in its details. */
export async function checkRoom(places: readonly PlaceNeed[], freeSpace: FreeSpace): Promise<void> {
  const shortage = await findShortage(places, freeSpace);
  if (shortage)
    throw new StudioError('disk.full', shortageText(shortage), { details: { ...shortage, places } });
}
