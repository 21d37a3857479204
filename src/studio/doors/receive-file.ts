import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SPARE_BYTES } from '../../base/files/disk-room.ts';
import { StudioError } from '../../shared/errors.ts';
import { commitFile } from '../../base/files/commit-file.ts';
import { syncFolder } from '../../base/files/sync-path.ts';
import { UPLOAD_SCHEME } from '../../work/uploads/upload.ts';
import { portableFileName } from '../../base/files/file-name.ts';

/**
 * Takes a file that a browser sends, of whatever kind: it is looked at when it is used. It lies in a folder of its own, under
 * its own name as far as every system can write it, and is kept for good: saved projects name it. Gives its place,
 * `upload://ID`. Throws `request.too_large`, `disk.full` or `upload.failed`; nothing is left then.
 */
export async function receiveFile(
  body: Readable,
  options: {
    readonly uploadsDir: string;
    readonly name: string;
    readonly limitBytes: number;
    /** As announced; null: not known. What will not fit is refused before a byte of it is read. */
    readonly sizeBytes: number | null;
  },
): Promise<string> {
  const { uploadsDir, name, limitBytes, sizeBytes } = options;
  if (sizeBytes !== null && sizeBytes > limitBytes) throw tooLarge(name, limitBytes, sizeBytes);
  const id = `s${randomBytes(12).toString('hex')}`;
  const folder = join(uploadsDir, id);
  const path = join(folder, portableFileName(name));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await refuseFullDisk(folder, name, sizeBytes ?? 0);
    await pipeline(
      body,
      atMost(name, limitBytes),
      createWriteStream(`${path}.part`, { flags: 'wx', mode: 0o600 }),
    );
    await commitFile(`${path}.part`, path);
    await syncFolder(uploadsDir);
    return `${UPLOAD_SCHEME}${id}`;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof StudioError || (error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    throw new StudioError('upload.failed', `${name} did not arrive whole`, { cause: error });
  }
}

function atMost(name: string, limitBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= limitBytes) done(null, chunk);
      else done(tooLarge(name, limitBytes, bytes));
    },
  });
}

function tooLarge(name: string, limitBytes: number, sizeBytes: number): StudioError {
  return new StudioError(
    'request.too_large',
    `${name} has ${sizeBytes} bytes or more; a file that is sent may have ${limitBytes}`,
    {
      details: {
        ...{ limitBytes, sizeBytes },
        help: 'Put the file on the computer that runs Cueframe and name its path in the project, or cut it first.',
      },
    },
  );
}

async function refuseFullDisk(folder: string, name: string, sizeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = Math.max(0, bavail * bsize - SPARE_BYTES);
  if (sizeBytes <= freeBytes) return;
  throw new StudioError(
    'disk.full',
    `${name} has ${sizeBytes} bytes, the disk of the data folder has room for ${freeBytes}`,
    { details: { sizeBytes, freeBytes, help: 'Free some space on the computer that runs Cueframe.' } },
  );
}

/** Removes halves that a crash left. Only before files are received: what arrives now looks like one of them. */
export async function removeHalfFiles(uploadsDir: string): Promise<void> {
  for (const id of await readdir(uploadsDir).catch(() => [])) {
    const names = await readdir(join(uploadsDir, id)).catch(() => ['unknown']);
    if (names.every((name) => name.endsWith('.part')))
      await rm(join(uploadsDir, id), { recursive: true, force: true });
  }
}
