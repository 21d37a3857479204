import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';

export type MediaFile = {
  readonly handle: FileHandle;
  readonly sizeBytes: number;
  /** Last change, in nanoseconds since 1970. */
  readonly modifiedNs: bigint;
};

/**
 * Opens a regular file for reading; the caller closes the handle. The file is checked after it is open, so that what
 * is checked is what is read. A FIFO would make ffprobe wait for ever: O_NONBLOCK lets the open return, fstat refuses.
 * Throws `media.not_found` or `media.unreadable`.
 */
export async function openMediaFile(path: string): Promise<MediaFile> {
  const handle = await openWithoutWaiting(path);
  try {
    const stat = await handle.stat({ bigint: true });
    if (!stat.isFile()) throw unreadable(path, `${path} is not a regular file (${kindOf(stat)})`);
    if (stat.size === 0n) throw unreadable(path, `${path} is empty (0 bytes)`);
    return { handle, sizeBytes: Number(stat.size), modifiedNs: stat.mtimeNs };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openWithoutWaiting(path: string): Promise<FileHandle> {
  if (path.includes('\0')) throw unreadable(path, 'a path cannot hold a zero byte');
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)); // Windows has no O_NONBLOCK
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new StudioError('media.not_found', `there is no file ${path}`, { details: { path }, cause });
    throw unreadable(path, `${path} cannot be opened (${code ?? 'unknown reason'})`, cause);
  }
}

function kindOf(stat: { isDirectory(): boolean; isFIFO(): boolean; isSocket(): boolean }): string {
  if (stat.isDirectory()) return 'a folder';
  if (stat.isFIFO()) return 'a pipe';
  return stat.isSocket() ? 'a socket' : 'a device';
}

function unreadable(path: string, message: string, cause?: unknown): StudioError {
  return new StudioError('media.unreadable', message, { details: { path }, cause });
}
