import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, open, readlink, realpath, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { commitFile, commitFileSync, partBeside } from './commit-file.ts';
import { nullIfAbsent } from './null-if-absent.ts';

const NEW_FILE_MODE = 0o666; // less what the process masks
const PERMISSIONS = 0o7777;

/**
 * Writes a file in one step: after a crash or a power cut it is the old one or the new one, whole. Makes its folder.
 * Where `path` is a link, the file it leads to is written and the link stays. The new file has the owner and permissions
 * of the old one as far as this process may give them; with `mode` it has exactly that, from the first byte on.
 * Throws `output.not_writable` or `disk.full`; nothing is left then.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  { mode }: { readonly mode?: number } = {},
): Promise<void> {
  let part: string | null = null;
  try {
    const target = await linkedFile(path);
    await mkdir(dirname(target), { recursive: true });
    const old = await stat(target).catch(nullIfAbsent);
    part = partBeside(target);
    const file = await open(part, 'wx', mode ?? (old ? old.mode & 0o600 : NEW_FILE_MODE));
    try {
      if (mode !== undefined) await file.chmod(mode);
      else if (old) await takeOver(file, old);
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    await commitFile(part, target);
  } catch (cause) {
    if (part !== null) await rm(part, { force: true }).catch(() => {}); // a folder that is gone holds no part
    throw writeFailure(path, cause);
  }
}

/** `writeWhole` for our own small files where the caller cannot wait: no link is followed. Throws what the system says. */
export function writeWholeSync(path: string, content: string): void {
  const part = partBeside(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, content);
    commitFileSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** The file a path leads to through links, also where that file is not there yet. */
async function linkedFile(path: string): Promise<string> {
  const real = await realpath(path).catch(nullIfAbsent);
  if (real !== null) return real;
  const next = await readlink(path).catch(() => null);
  return next === null ? path : linkedFile(resolve(dirname(path), next));
}

/** A process may not give a file to another user, but perhaps to the group that shares it. */
async function takeOver(
  file: FileHandle,
  { uid, gid, mode }: { readonly uid: number; readonly gid: number; readonly mode: number },
): Promise<void> {
  const isOwner = await file.chown(uid, gid).then(
    () => true,
    () => false,
  );
  if (!isOwner) await file.chown(-1, gid).catch(() => {});
  await file.chmod(mode & PERMISSIONS); // after the owner: changing that takes some of them away
}

function writeFailure(path: string, cause: unknown): StudioError {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StudioError('disk.full', `${path}: the disk is full`, { cause });
  return new StudioError('output.not_writable', `${path} cannot be written (${code})`, {
    details: { path },
    cause,
  });
}
