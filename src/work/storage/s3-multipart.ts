import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { StudioError } from '../../shared/errors.ts';
import { createRetrier, type Retrier } from './retrier.ts';
import { ask, type S3Access } from './s3-access.ts';

/** An upload in parts that is open at the store: it costs space until it is completed or aborted. */
export type OpenUpload = {
  readonly access: S3Access;
  readonly key: string;
  readonly uploadId: string;
  /** Written into the object's metadata: whoever finds it in an object knows that this upload made it. */
  readonly token: string;
  readonly retrier: Retrier;
};

/** What the store said of a part it keeps. */
export type KeptPart = {
  readonly number: number;
  readonly etag: string;
  /** SHA-256 of its bytes, base64. */
  readonly sha256: string;
};

export async function openUpload(
  access: S3Access,
  key: string,
  object: { readonly token: string; readonly contentType?: string; readonly sha256?: string },
  signal?: AbortSignal,
): Promise<OpenUpload> {
  const retrier = createRetrier(access.retries);
  const command = new CreateMultipartUploadCommand({
    Bucket: access.bucket,
    Key: key,
    Metadata: objectMetadata(object),
    ...(object.contentType ? { ContentType: object.contentType } : {}),
    ...(access.partChecksum === 'sha256' ? { ChecksumAlgorithm: 'SHA256' } : {}),
  });
  const request = { key, doing: 'the start of the upload', signal, retrier };
  const { UploadId: uploadId } = await ask(access, request, (client, options) =>
    client.send(command, options),
  );
  if (!uploadId) throw new StudioError('storage.failed', 'the storage gave an upload without an id');
  return { access, key, uploadId, token: object.token, retrier };
}

export async function sendPart(
  upload: OpenUpload,
  number: number,
  bytes: Buffer,
  signal?: AbortSignal,
): Promise<KeptPart> {
  const { access, key, uploadId, retrier } = upload;
  const sha256 = sha256Of(bytes);
  const command = new UploadPartCommand({
    Bucket: access.bucket,
    Key: key,
    UploadId: uploadId,
    PartNumber: number,
    Body: bytes,
    ContentLength: bytes.length,
    ...checksumOf(access, bytes, sha256),
  });
  const request = { key, doing: `the upload of part ${number}`, signal, retrier };
  return ask(access, request, async (client, options) => {
    const { ETag: etag, ChecksumSHA256: echoed } = await client.send(command, options);
    if (!etag) throw new StudioError('storage.failed', `the storage gave no ETag for part ${number}`);
    if (echoed !== undefined && echoed !== sha256)
      throw new StudioError(
        'storage.failed',
        `the storage keeps other bytes for part ${number} than were sent`,
      );
    return { number, etag, sha256 };
  });
}

/**
 * The point after which the object is there. The SDK reads the body of a 200, which may hold an error. Once sent it is
 * not cut off by `signal`: a store that completes a moment after our abort would leave an object nobody knows of.
 */
export async function completeUpload(
  { access, key, uploadId, retrier }: OpenUpload,
  parts: readonly KeptPart[],
  signal?: AbortSignal,
): Promise<void> {
  const inOrder = parts.toSorted((a, b) => a.number - b.number);
  const command = new CompleteMultipartUploadCommand({
    Bucket: access.bucket,
    Key: key,
    UploadId: uploadId,
    MultipartUpload: {
      Parts: inOrder.map(({ number, etag, sha256 }) => ({
        PartNumber: number,
        ETag: etag,
        ...(access.partChecksum === 'sha256' ? { ChecksumSHA256: sha256 } : {}),
      })),
    },
  });
  const request = { key, doing: 'the end of the upload', signal, retrier };
  await ask(access, request, (client) => client.send(command));
}

/** Frees what the parts take. Its own time to try again: it is needed when another request's ran out. */
export async function abortUpload({
  access,
  key,
  uploadId,
}: Omit<OpenUpload, 'token' | 'retrier'>): Promise<void> {
  const timings = { ...access.retries.timings, giveUpAfterMs: access.retries.timings.longestRetryMs };
  const command = new AbortMultipartUploadCommand({ Bucket: access.bucket, Key: key, UploadId: uploadId });
  const retrier = createRetrier({ ...access.retries, timings });
  try {
    await ask(access, { key, doing: 'the abort of the upload', retrier }, (client) => client.send(command));
  } catch (error) {
    // aborted or completed already, by a request whose answer was lost
    if (!(error instanceof StudioError && error.code === 'storage.not_found')) throw error;
  }
}

/** What is sent with a body so that the store refuses other bytes. */
export function checksumOf(access: S3Access, bytes: Buffer, sha256 = sha256Of(bytes)) {
  return access.partChecksum === 'sha256'
    ? { ChecksumSHA256: sha256 }
    : { ContentMD5: createHash('md5').update(bytes).digest('base64') };
}

export function objectMetadata({
  token,
  sha256,
}: {
  token: string;
  sha256?: string;
}): Record<string, string> {
  return { 'cueframe-upload': token, ...(sha256 ? { 'cueframe-sha256': sha256 } : {}) };
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}
