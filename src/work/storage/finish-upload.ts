import { StudioError } from '../../shared/errors.ts';
import { s3Refusal } from './judge-s3-failure.ts';
import type { StoredObject } from './object-store.ts';
import { confirmStored, deleteObject, headObject } from './s3-head.ts';
import { abortUpload, completeUpload, type KeptPart, type OpenUpload } from './s3-multipart.ts';

/** Completes an upload and looks at the result. A completion whose answer was lost is recognised by the upload's token. */
export async function finishUpload(
  upload: OpenUpload,
  parts: readonly KeptPart[],
  expected: { readonly sizeBytes: number; readonly sha256?: string },
  signal?: AbortSignal,
): Promise<StoredObject> {
  const { access, key, token, retrier } = upload;
  try {
    await completeUpload(upload, parts, signal);
  } catch (error) {
    if (signal?.aborted || !(await isThere(upload))) throw error;
  }
  return confirmStored(access, key, { ...expected, token }, { signal, retrier });
}

/**
 * Leaves nothing of an upload that failed or was cancelled, whichever request it was that failed. Gives what is to be
 * thrown: the failure itself, which also tells if the store would not even take the abort.
 */
export async function discardUpload(upload: OpenUpload, failure: unknown): Promise<unknown> {
  try {
    await removeTraces(upload);
    return failure;
  } catch (cause) {
    if (!(failure instanceof StudioError)) return failure;
    const { code, message, details } = failure;
    const unfinished = { key: upload.key, uploadId: upload.uploadId };
    return new StudioError(code, `${message}; its unfinished upload stays until it is swept`, {
      details: { ...details, unfinished },
      cause,
    });
  }
}

/** Aborts what is open, and deletes what was completed all the same. */
export async function removeTraces(upload: OpenUpload): Promise<void> {
  await abortUpload(upload);
  if (await isThere(upload)) await deleteObject(upload.access, upload.key);
}

/** Whether the same file, sent as a new upload, may arrive: parts were lost, the upload is gone, or the result was wrong. */
export function isWorthStartingOver(error: unknown): boolean {
  if (!(error instanceof StudioError)) return false;
  const refusal = s3Refusal(error) ?? '';
  return (
    error.code === 'upload.failed' || ['InvalidPart', 'NoSuchUpload', 'EntityTooSmall'].includes(refusal)
  );
}

/**
 * What an upload that is given up is called: denied keys and a missing bucket by their own codes, because a person must
 * mend them; a full disk and the like too; all else is `upload.failed`, which may be tried again.
 */
export function uploadFailure(error: unknown): unknown {
  if (!(error instanceof StudioError)) return error;
  const isGone = error.code === 'storage.not_found' && s3Refusal(error) === 'NoSuchUpload';
  if (error.code !== 'storage.failed' && !isGone) return error;
  return new StudioError('upload.failed', error.message, { details: error.details, cause: error });
}

async function isThere({ access, key, token }: OpenUpload): Promise<boolean> {
  return (await headObject(access, key))?.token === token;
}
