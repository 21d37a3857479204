import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StudioError } from '../../../shared/errors.ts';
import { UPLOAD_SCHEME } from '../../uploads/upload.ts';
import { safeFileName } from '../media/file-name.ts';

/**
 * Takes a file that a browser sends, of whatever kind: it is looked at when it is used. It lies in a folder of its own, under
 * its own name as far as every system can write it. Gives its place, `upload://ID`. Throws `request.too_large`,
 * `disk.full` or `upload.failed`; nothing is left then.
 */
export async function receiveFile(
  body: Readable,
  options: { readonly uploadsDir: string; readonly name: string; readonly limitBytes: number },
): Promise<string> {
  const { uploadsDir, name, limitBytes } = options;
  const id = `s${randomBytes(12).toString('hex')}`;
  const folder = join(uploadsDir, id);
  const path = join(folder, safeFileName(name));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await pipeline(body, atMost(limitBytes), createWriteStream(`${path}.part`, { flags: 'wx', mode: 0o600 }));
    await rename(`${path}.part`, path);
    return `${UPLOAD_SCHEME}${id}`;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof StudioError || (error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    throw new StudioError('upload.failed', `${name} did not arrive whole`, { cause: error });
  }
}

function atMost(limitBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= limitBytes) done(null, chunk);
      else
        done(
          new StudioError('request.too_large', `a file may have ${limitBytes} bytes`, {
            details: { limitBytes },
          }),
        );
    },
  });
}
