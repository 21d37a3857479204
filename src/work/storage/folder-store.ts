import { constants } from 'node:fs';
import { copyFile, mkdir, open, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { commitFile, partBeside } from '../../base/files/commit-file.ts';
import { digestFile } from '../../base/digest/digest-file.ts';
import { listFiles, PART_NAME, fileObject } from './folder-files.ts';
import { checkKey } from './object-names.ts';
import type { ObjectStore } from './object-store.ts';

/** Files in a folder of this machine: the store where no other is set. Keys are paths below `dir`. */
export function createFolderStore({
  dir,
  nowMs = Date.now,
}: {
  readonly dir: string;
  /** Milliseconds since 1970; only the age of unfinished files is measured by it. */
  readonly nowMs?: () => number;
}): ObjectStore {
  const root = resolve(dir);
  const at = (key: string) => join(root, ...checkKey(key).split('/'));

  return {
    locate: at,
    async put(path, key, { sha256, onProgress, signal } = {}) {
      const target = at(key);
      const folder = dirname(target);
      const part = partBeside(target);
      try {
        await mkdir(folder, { recursive: true });
        await staysInside(root, folder);
        signal?.throwIfAborted();
        // a clone where the file system can, so that a film is not written twice
        await copyFile(path, part, constants.COPYFILE_FICLONE);
        const digest = await digestFile(part, signal);
        if (sha256 !== undefined && digest.sha256 !== sha256)
          throw new StudioError('media.changed', `${path} is not what it was when it was verified`);
        await commitFile(part, target);
        onProgress?.(digest.sizeBytes, digest.sizeBytes);
        return { ...(await mustBe(root, target, key)), sha256: digest.sha256 };
      } catch (error) {
        await rm(part, { force: true });
        throw storageFailure(error, target);
      }
    },
    startGrowing: () => null,
    async read(key, { offsetBytes = 0, endByte, etag, signal } = {}) {
      const target = at(key);
      const object = await mustBe(root, target, key);
      if (etag !== undefined && etag !== object.etag)
        throw new StudioError('media.changed', `${target} is not what it was`);
      const file = await open(target).catch((error: unknown) => {
        throw storageFailure(error, target);
      });
      const stream = file.createReadStream({
        start: offsetBytes,
        ...(endByte === undefined ? {} : { end: endByte }),
        ...(signal ? { signal } : {}),
      });
      return { object, stream };
    },
    head: (key) => fileObject(root, at(key), key),
    async delete(key) {
      await rm(at(key), { force: true }).catch((error: unknown) => {
        throw storageFailure(error, at(key));
      });
    },
    list: (prefix, { signal } = {}) => listFiles(root, prefix, signal),
    signedDownload: async () => null,
    signedUpload: async () => null,
    async sweepUnfinished({ olderThanMs, signal }) {
      let swept = 0;
      for await (const { key } of listFiles(root, '', signal, PART_NAME)) {
        const path = join(root, ...key.split('/'));
        const info = await stat(path).catch(() => null); // finished or swept meanwhile
        if (!info || info.mtimeMs > nowMs() - olderThanMs) continue;
        await rm(path, { force: true });
        swept += 1;
      }
      return swept;
    },
  };
}

async function mustBe(root: string, path: string, key: string) {
  const found = await fileObject(root, path, key);
  if (!found) throw new StudioError('storage.not_found', `there is no ${path}`);
  return found;
}

/** Refuses a folder that a link leads out of the store. */
async function staysInside(root: string, folder: string): Promise<void> {
  const [realRoot, realFolder] = await Promise.all([realpath(root), realpath(folder)]);
  if (realFolder !== realRoot && !realFolder.startsWith(realRoot + sep))
    throw new StudioError('storage.denied', `${folder} leads out of the store`);
}

function storageFailure(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof StudioError || typeof code !== 'string') return error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StudioError('disk.full', `the disk that holds ${path} is full`, { cause: error });
  const isDenied = ['EACCES', 'EPERM', 'EROFS'].includes(code);
  return new StudioError(
    isDenied ? 'storage.denied' : 'storage.failed',
    `${path} cannot be written or read: ${code}`,
    { cause: error },
  );
}
