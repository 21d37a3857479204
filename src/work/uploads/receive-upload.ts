import { createHash } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { StudioError } from '../../shared/errors.ts';
import { keepDiskRoom, type DiskRoom, type FreeBytes } from '../../base/files/disk-room.ts';
import { commitFile } from '../../base/files/commit-file.ts';
import { SNIFFED_BYTES, sniffContent } from './sniff-content.ts';

export type ReceivedFile = {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly mediaType: string;
};

export type ReceiveOptions = {
  readonly limitBytes: number;
  /** As announced; what will not fit is refused before a byte of it is read. Null or left out: not known. */
  readonly sizeBytes?: number | null | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Asked how much room the disk has. */
  readonly freeBytes?: FreeBytes | undefined;
};

/**
 * Writes a stream of unknown origin to `path`, which exists only once all of it is there, is media by its content, and is
 * on the disk. Throws `request.too_large`, `media.unsupported`, `disk.full` or `upload.failed`; nothing is left then.
 */
export async function receiveUpload(
  body: Readable,
  path: string,
  options: ReceiveOptions,
): Promise<ReceivedFile> {
  const part = join(dirname(path), `.${basename(path)}.part`); // swept after a day if this process ends
  await mkdir(dirname(path), { recursive: true });
  const room = keepDiskRoom(dirname(path), options.freeBytes);
  await room.require(options.sizeBytes ?? 0);
  const file = await open(part, 'wx', 0o600);
  try {
    const received = await writeAll(body, file, room, options);
    await file.close();
    await commitFile(part, path);
    return received;
  } catch (error) {
    await file.close().catch(() => {}); // it may be closed already
    await rm(part, { force: true });
    throw error;
  }
}

async function writeAll(
  body: Readable,
  file: FileHandle,
  room: DiskRoom,
  { limitBytes, signal }: ReceiveOptions,
): Promise<ReceivedFile> {
  const digest = createHash('sha256');
  let start = Buffer.alloc(0);
  let mediaType: string | null = null;
  let sizeBytes = 0;
  // a stream that is refused stays open, so that the reply can still be sent
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    if (signal?.aborted) throw new StudioError('job.cancelled', 'the upload was given up');
    sizeBytes += chunk.length;
    if (sizeBytes > limitBytes) throw tooLarge(limitBytes);
    if (mediaType === null) {
      start = Buffer.concat([start, chunk]);
      if (start.length >= SNIFFED_BYTES) mediaType = await knownMedia(start);
    }
    digest.update(chunk);
    await room.claim(chunk.length);
    await file.writev([chunk]);
  }
  mediaType ??= await knownMedia(start);
  return { sizeBytes, sha256: digest.digest('hex'), mediaType };
}

async function knownMedia(start: Buffer): Promise<string> {
  const mediaType = await sniffContent(start.subarray(0, SNIFFED_BYTES));
  if (mediaType !== null) return mediaType;
  throw new StudioError('media.unsupported', 'the file is no video, sound, image or font that is known');
}

function tooLarge(limitBytes: number): StudioError {
  return new StudioError('request.too_large', `a file may have ${limitBytes} bytes`, {
    details: { limitBytes },
  });
}
