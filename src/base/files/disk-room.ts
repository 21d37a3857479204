import { statfs } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';

/** What others' files leave free on the disk, for what must go on: the database, autosaves, finished segments. */
export const SPARE_BYTES = 500e6;

/** How much is written before the disk is looked at again. */
const LOOK_AGAIN_BYTES = 64e6;

/** Free bytes on the disk of a folder, for this user; null where the system does not tell. */
export type FreeBytes = (folder: string) => Promise<number | null>;

export const freeBytesOf: FreeBytes = async (folder) => {
  const found = await statfs(folder).catch(() => null);
  return found && found.bavail * found.bsize;
};

export type DiskRoom = {
  /** Before anything is written: there must be room for all that was announced. */
  require(bytes: number): Promise<void>;
  /** Before each write, with its size. */
  claim(bytes: number): Promise<void>;
  /** What is thrown: its `places` say what there must be room for before it is worth another try. */
  full(bytes: number, roomBytes: number): StudioError;
};

/**
 * Keeps SPARE_BYTES free on the disk of `folder` while a file is written there, of which `hereBytes` are there already.
 * Throws `disk.full`.
 */
export function keepDiskRoom(folder: string, freeBytes: FreeBytes = freeBytesOf, hereBytes = 0): DiskRoom {
  let writtenBytes = hereBytes;
  let allowedBytes = 0;
  // the file is removed then, and must fit again with what did not fit
  const full = (bytes: number, roomBytes: number) =>
    new StudioError(
      'disk.full',
      `the disk of ${folder} has room for ${roomBytes} bytes more; ${SPARE_BYTES} are kept free`,
      {
        details: {
          places: [{ path: folder, bytes: writtenBytes + bytes + SPARE_BYTES }],
          freeBytes: roomBytes,
        },
      },
    );
  const look = async (bytes: number): Promise<number> => {
    const free = await freeBytes(folder);
    const roomBytes = free === null ? Infinity : Math.max(0, free - SPARE_BYTES);
    if (bytes > roomBytes) throw full(bytes, roomBytes);
    return roomBytes;
  };
  return {
    full,
    require: async (bytes) => void (await look(bytes)),
    async claim(bytes) {
      if (bytes > allowedBytes) allowedBytes = Math.min(await look(bytes), Math.max(bytes, LOOK_AGAIN_BYTES));
      allowedBytes -= bytes;
      writtenBytes += bytes;
    },
  };
}
