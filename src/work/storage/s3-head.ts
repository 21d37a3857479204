import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { StudioError } from '../../shared/errors.ts';
import type { StoredObject } from './object-store.ts';
import type { Retrier } from './retrier.ts';
import { ask, type S3Access } from './s3-access.ts';

type Options = { readonly signal?: AbortSignal | undefined; readonly retrier?: Retrier };

/** An object as S3 describes it, with the token of the upload that made it. */
export type S3Object = StoredObject & { readonly token: string | null };

/** Null where there is none. */
export async function headObject(
  access: S3Access,
  key: string,
  options: Options = {},
): Promise<S3Object | null> {
  const command = new HeadObjectCommand({ Bucket: access.bucket, Key: key });
  try {
    const found = await ask(access, { key, doing: 'a look', ...options }, (client, sending) =>
      client.send(command, sending),
    );
    return {
      key,
      sizeBytes: found.ContentLength ?? 0,
      modifiedAtMs: found.LastModified?.getTime() ?? 0,
      etag: found.ETag ?? null,
      sha256: found.Metadata?.['cueframe-sha256'] ?? null,
      token: found.Metadata?.['cueframe-upload'] ?? null,
    };
  } catch (error) {
    if (error instanceof StudioError && error.code === 'storage.not_found') return null;
    throw error;
  }
}

/** Deleting what is not there is no failure. */
export async function deleteObject(access: S3Access, key: string, options: Options = {}): Promise<void> {
  const command = new DeleteObjectCommand({ Bucket: access.bucket, Key: key });
  try {
    await ask(access, { key, doing: 'the deletion', ...options }, (client, sending) =>
      client.send(command, sending),
    );
  } catch (error) {
    if (!(error instanceof StudioError && error.code === 'storage.not_found')) throw error;
  }
}

/**
 * Looks at what a finished upload left: it must be there, made by this upload, of this size, and with this digest where
 * one was sent along. Else it is deleted, so that the key names a whole file or none, and `upload.failed` is thrown.
 */
export async function confirmStored(
  access: S3Access,
  key: string,
  expected: { readonly token: string; readonly sizeBytes: number; readonly sha256?: string },
  options: Options = {},
): Promise<StoredObject> {
  const found = await headObject(access, key, options);
  if (found === null)
    throw new StudioError('upload.failed', 'the storage does not have the file it accepted');
  const { token, ...object } = found;
  const isWhole =
    object.sizeBytes === expected.sizeBytes &&
    (expected.sha256 === undefined || object.sha256 === expected.sha256);
  if (token === expected.token && isWhole) return object;
  // one that another upload put there meanwhile is not ours to delete
  if (token === expected.token) await deleteObject(access, key, options);
  throw new StudioError(
    'upload.failed',
    `the storage keeps ${object.sizeBytes} bytes, ${expected.sizeBytes} were sent, or of another content`,
    { details: { expectedBytes: expected.sizeBytes, storedBytes: object.sizeBytes } },
  );
}
