import type { FileHandle } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';
import type { PartSpan } from './upload-parts.ts';

/** The bytes of one part. Throws `media.changed` where the file ends before. */
export async function readPart(file: FileHandle, { startByte, endByte }: PartSpan): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(endByte - startByte);
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, startByte + done);
    if (bytesRead === 0)
      throw new StudioError(
        'media.changed',
        `a file being sent is shorter than it was: ${startByte + done} bytes`,
      );
    done += bytesRead;
  }
  return bytes;
}
