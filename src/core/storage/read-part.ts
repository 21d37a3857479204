import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';
import type { PartSpan } from './upload-parts.ts';

const CHUNK_BYTES = 1024 * 1024;

export type FileDigest = { readonly sha256: string; readonly sizeBytes: number };

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

/** SHA-256 (hex) and size of a whole file, read once. */
export async function digestFile(path: string, signal?: AbortSignal): Promise<FileDigest> {
  const file = await open(path);
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let sizeBytes = 0; ;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, sizeBytes);
      if (bytesRead === 0) return { sha256: hash.digest('hex'), sizeBytes };
      hash.update(chunk.subarray(0, bytesRead));
      sizeBytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}
