import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';

/**
 * Replaces a file in one step: after a crash it is the old one or the new one. `mode` is there from the first byte on.
 * Throws `output.not_writable` or `disk.full`.
 */
export async function writeAtomic(
  path: string,
  text: string,
  { mode = 0o666 }: { readonly mode?: number } = {},
): Promise<void> {
  const part = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(part, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => {}); // where nothing could be written there is nothing to remove
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new StudioError('disk.full', `${path}: the disk is full`, { cause });
    throw new StudioError('output.not_writable', `${path} cannot be written (${code})`, {
      details: { path },
      cause,
    });
  }
}
