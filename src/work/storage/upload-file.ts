import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { StudioError } from '../../shared/errors.ts';
import { digestFile, type FileDigest } from '../../base/digest/digest-file.ts';
import { mapConcurrent } from '../../base/flow/map-concurrent.ts';
import { discardUpload, finishUpload, isWorthStartingOver, uploadFailure } from './finish-upload.ts';
import type { PutOptions, StoredObject } from './object-store.ts';
import { readPart } from './read-part.ts';
import { createRetrier } from './retrier.ts';
import { ask, type S3Access } from './s3-access.ts';
import { confirmStored } from './s3-head.ts';
import { checksumOf, objectMetadata, openUpload, sendPart } from './s3-multipart.ts';
import { partSizeBytes, splitIntoParts } from './upload-parts.ts';

/** Parts on their way at once; with parts of 8 MiB, 32 MiB of memory. */
export const PARTS_AT_ONCE = 4;
const MOST_UPLOADS = 2;

/**
 * Stores a file: small ones in one request, others in parts, each with its checksum; then looks at what is stored. The
 * key names the whole file afterwards, or what it named before. A cancel throws the signal's reason.
 */
export async function uploadFile(
  access: S3Access,
  path: string,
  key: string,
  options: PutOptions = {},
): Promise<StoredObject> {
  try {
    // the size is taken with the digest, so that both are of the same bytes
    const digest = await digestFile(path, options.signal);
    if (options.sha256 !== undefined && options.sha256 !== digest.sha256)
      throw new StudioError('media.changed', `${path} is not what it was when it was verified`);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await uploadOnce(access, path, key, digest, options);
      } catch (error) {
        if (options.signal?.aborted || attempt === MOST_UPLOADS || !isWorthStartingOver(error)) throw error;
      }
    }
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    throw uploadFailure(error);
  }
}

async function uploadOnce(
  access: S3Access,
  path: string,
  key: string,
  digest: FileDigest,
  options: PutOptions,
): Promise<StoredObject> {
  const partBytes = partSizeBytes(digest.sizeBytes, access.partBytes);
  if (digest.sizeBytes <= partBytes) return putAtOnce(access, path, key, digest, options);
  const { signal = new AbortController().signal, onProgress } = options;
  const object = { ...options, sha256: digest.sha256, token: randomUUID() };
  const upload = await openUpload(access, key, object, signal);
  const file = await open(path);
  let doneBytes = 0;
  try {
    const parts = await mapConcurrent(
      splitIntoParts(digest.sizeBytes, partBytes),
      { limit: PARTS_AT_ONCE, signal },
      async (part, partSignal) => {
        const kept = await sendPart(upload, part.number, await readPart(file, part), partSignal);
        doneBytes += part.endByte - part.startByte;
        onProgress?.(doneBytes, digest.sizeBytes);
        return kept;
      },
    );
    return await finishUpload(upload, parts, digest, signal);
  } catch (error) {
    throw await discardUpload(upload, error);
  } finally {
    await file.close();
  }
}

/** One request, and so whole or not at all by itself. */
async function putAtOnce(
  access: S3Access,
  path: string,
  key: string,
  { sha256, sizeBytes }: FileDigest,
  { contentType, onProgress, signal }: PutOptions,
): Promise<StoredObject> {
  const file = await open(path);
  const bytes = await readPart(file, { number: 1, startByte: 0, endByte: sizeBytes }).finally(() =>
    file.close(),
  );
  const token = randomUUID();
  const retrier = createRetrier(access.retries);
  const command = new PutObjectCommand({
    Bucket: access.bucket,
    Key: key,
    Body: bytes,
    ContentLength: sizeBytes,
    Metadata: objectMetadata({ token, sha256 }),
    ...(contentType ? { ContentType: contentType } : {}),
    ...checksumOf(access, bytes),
  });
  await ask(access, { key, doing: 'the upload', signal, retrier }, (client, sending) =>
    client.send(command, sending),
  );
  const stored = await confirmStored(access, key, { token, sizeBytes, sha256 }, { signal, retrier });
  onProgress?.(sizeBytes, sizeBytes);
  return stored;
}
