import { constants } from 'node:fs';
import { access, open, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { commitFile, commitFolder, partBeside } from '../../base/files/commit-file.ts';
import { removeWithUs } from '../../base/process/last-will.ts';

/** Longest file name most file systems take, in bytes. */
const LONGEST_NAME_BYTES = 255;

/** A place beside the destination where the film grows until it is verified. */
export type Destination = {
  readonly path: string;
  /** Same folder, so that the last step is one rename; a dot file, so that nobody opens it. */
  readonly partPath: string;
  readonly kind: 'file' | 'folder';
  /** Removes the part should this process be killed, until the place is closed. */
  readonly will: { keep(): void };
};

/**
 * Checks that a film can be put at `output` before anything is rendered: the folder exists and may be written, and
 * the path is free or a regular file. Throws `output.not_writable` or `output.exists`.
 */
export async function openDestination(output: string, kind: Destination['kind']): Promise<Destination> {
  const path = resolve(output);
  const folder = dirname(path);
  const refuse = (why: string, cause?: unknown) => notWritable(path, why, cause);
  if (Buffer.byteLength(basename(path)) > LONGEST_NAME_BYTES) throw refuse('its name is too long');
  const info = await stat(folder).catch((error: unknown) => {
    throw refuse('its folder does not exist', error);
  });
  if (!info.isDirectory()) throw refuse('its folder is not a folder');
  const existing = await stat(path).catch(() => null);
  if (existing && kind === 'file' && !existing.isFile())
    throw refuse('there is something else than a file in its place');
  if (existing && kind === 'folder')
    throw new StudioError('output.exists', `${path} exists already`, { details: { path } });
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw refuse('you may not write to its folder', error);
  });
  const partPath = partBeside(path);
  // access() believes root may write anywhere; a read-only mount shows only when something is created
  await open(partPath, 'wx').then(
    (file) => file.close(),
    (error: unknown) => {
      throw asDiskFull(error) ?? refuse('nothing can be created in its folder', error);
    },
  );
  await rm(partPath);
  return { path, partPath, kind, will: removeWithUs(partPath) };
}

/**
 * Gives a verified film, or a folder of its pictures, its name: all of it is on the disk before. An existing file is
 * replaced whole or not at all.
 */
export async function publish({ path, partPath, kind }: Destination): Promise<void> {
  try {
    await (kind === 'file' ? commitFile : commitFolder)(partPath, path);
  } catch (cause) {
    throw asDiskFull(cause) ?? notWritable(path, `its folder is not what it was (${String(cause)})`, cause);
  }
}

/** Removes what was written so far. The place stays open, under its last will: another attempt may write there. */
export async function clearPart({ partPath }: Destination): Promise<void> {
  await rm(partPath, { recursive: true, force: true });
}

/**
 * Opens a place for a film, lets `work` fill it and closes it in any case. Nothing but a published film is left, even
 * where this process is killed meanwhile. Throws what `openDestination` and `work` throw.
 */
export async function withDestination<T>(
  output: string,
  kind: 'file' | 'folder',
  work: (destination: Destination) => Promise<T>,
): Promise<T> {
  const destination = await openDestination(output, kind);
  try {
    return await work(destination);
  } finally {
    await clearPart(destination);
    destination.will.keep();
  }
}

/** What to say of a failure if the folder of `path` went, or may no longer be written; null where it is not that. */
export async function lostFolder(path: string, cause: unknown): Promise<StudioError | null> {
  return access(dirname(path), constants.W_OK).then(
    () => null,
    () => notWritable(dirname(path), 'the folder was lost while the film was rendered', cause),
  );
}

/** Free bytes a user may write on the file system that holds `path`. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

function notWritable(path: string, why: string, cause?: unknown): StudioError {
  return new StudioError('output.not_writable', `${path} cannot be written: ${why}`, {
    cause,
    details: { path },
  });
}

function asDiskFull(error: unknown): StudioError | null {
  return (error as NodeJS.ErrnoException).code === 'ENOSPC'
    ? new StudioError('disk.full', 'the disk is full', { cause: error })
    : null;
}
