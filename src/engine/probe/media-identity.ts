import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { MediaFile } from './media-file.ts';

/** Up to this size a file is digested whole: about a fifth of a second. */
export const WHOLE_FILE_BYTES = 64 * 1024 * 1024;
const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_COUNT = 16;

/**
 * SHA-256, in hex, that stands for the file's content in segment fingerprints.
 *
 * Up to 64 MiB it is taken over the whole content, so that a copy keeps the render cache and no edit is missed.
 * Beyond, reading everything would cost more than the first pictures: size, time of last change (ns) and 16 samples
 * of 64 KiB, evenly spread from the first bytes to the last. The time is in it because an edit in place can miss every
 * sample; the price is that a copy made without its times renders anew. A cache that is too careful wastes minutes,
 * one that is not gives a wrong film.
 */
export async function mediaIdentity(file: MediaFile): Promise<string> {
  const hash = createHash('sha256');
  if (file.sizeBytes <= WHOLE_FILE_BYTES) {
    hash.update(`whole ${file.sizeBytes}\n`);
    await digestWhole(file.handle, file.sizeBytes, hash);
  } else {
    hash.update(`sampled ${file.sizeBytes} ${file.modifiedNs}\n`);
    await digestSamples(file.handle, file.sizeBytes, hash);
  }
  return hash.digest('hex');
}

/**
 * SHA-256, in hex, over size and samples without any time: finds a file again that was moved or copied. It can miss an
 * edit in place, so it never stands in a fingerprint.
 */
export async function contentIdentity(file: MediaFile): Promise<string> {
  const hash = createHash('sha256').update(`content ${file.sizeBytes}\n`);
  await digestSamples(file.handle, file.sizeBytes, hash);
  return hash.digest('hex');
}

/** First bytes of the samples: evenly spread, the first at 0, the last ending with the file. */
export function sampleOffsets(sizeBytes: number): number[] {
  const last = Math.max(0, sizeBytes - SAMPLE_BYTES);
  const offsets = Array.from({ length: SAMPLE_COUNT }, (_, index) =>
    Math.floor((last * index) / (SAMPLE_COUNT - 1)),
  );
  return [...new Set(offsets)];
}

async function digestSamples(handle: FileHandle, sizeBytes: number, hash: Hash): Promise<void> {
  const buffer = Buffer.alloc(SAMPLE_BYTES);
  for (const offset of sampleOffsets(sizeBytes)) {
    const { bytesRead } = await handle.read(buffer, 0, SAMPLE_BYTES, offset);
    hash.update(buffer.subarray(0, bytesRead));
  }
}

async function digestWhole(handle: FileHandle, sizeBytes: number, hash: Hash): Promise<void> {
  const buffer = Buffer.alloc(Math.min(sizeBytes, 1024 * 1024));
  for (let offset = 0; offset < sizeBytes;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
    offset += bytesRead;
  }
}
