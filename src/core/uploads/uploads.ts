import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { StudioError } from '../../shared/errors.ts';
import { inputKey } from '../storage/object-names.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { receiveUpload } from './receive-upload.ts';
import type { Upload } from './upload.ts';
import type { UploadStore } from './upload-store.ts';

export interface Uploads {
  /** Takes a file into the uploads folder; see receiveUpload for what it throws. */
  receive(
    body: Readable,
    options: { readonly owner: string; readonly name: string; readonly signal?: AbortSignal },
  ): Promise<Upload>;
  /** Throws `feature.unsupported` without an object store, and `request.too_large`. */
  presign(request: { readonly owner: string; readonly name: string; readonly sizeBytes: number }): Promise<{
    readonly upload: Upload;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly expiresAtMs: number;
  }>;
  /** The file was PUT to the signed address. Throws `upload.not_found` while it is not there. */
  complete(uploadId: string): Promise<Upload>;
  /** Null where there is none. */
  get(uploadId: string): Upload | null;
  remove(uploadId: string): Promise<void>;
  /** Removes uploads that were announced before `createdBeforeMs` and never confirmed; gives their ids. */
  sweep(createdBeforeMs: number): Promise<readonly string[]>;
}

const SIGNED_SECONDS = 3600;

/** Files are named by their ids: a caller's name never reaches the disk. */
export function createUploads(options: {
  readonly store: UploadStore;
  /** Made where it is missing. */
  readonly folder: string;
  readonly limitBytes: number;
  /** Where presigned uploads go; null, or a store without addresses of its own: there are none. */
  readonly objectStore?: Pick<ObjectStore, 'signedUpload' | 'head' | 'locate' | 'delete'> | null;
  readonly now?: () => number;
}): Uploads {
  const { store, folder, limitBytes, objectStore = null, now = Date.now } = options;
  const known = (uploadId: string): Upload => {
    const upload = store.get(uploadId);
    if (upload) return upload;
    throw new StudioError('upload.not_found', `there is no upload ${uploadId}`, { details: { uploadId } });
  };
  const remove = async (uploadId: string) => {
    const { location, name } = known(uploadId);
    if (location.startsWith('s3://')) await objectStore?.delete(inputKey(uploadId, name));
    else await rm(location, { force: true });
    store.remove(uploadId);
  };
  return {
    get: (uploadId) => store.get(uploadId),
    remove,
    async receive(body, { owner, name, signal }) {
      const id = newUploadId();
      const location = join(folder, id);
      const received = await receiveUpload(body, location, { limitBytes, signal });
      const upload = {
        id,
        owner,
        name,
        state: 'complete',
        location,
        createdAtMs: now(),
        ...received,
      } as const;
      store.add(upload);
      return upload;
    },
    async presign({ owner, name, sizeBytes }) {
      if (sizeBytes > limitBytes)
        throw new StudioError('request.too_large', `a file may have ${limitBytes} bytes, not ${sizeBytes}`, {
          details: { limitBytes },
        });
      const id = newUploadId();
      const createdAtMs = now();
      const key = inputKey(id, name);
      const signed = await objectStore?.signedUpload(key, { sizeBytes, expiresSeconds: SIGNED_SECONDS });
      if (!objectStore || !signed)
        throw new StudioError(
          'feature.unsupported',
          'this server has no object store: upload to it directly',
        );
      const location = objectStore.locate(key);
      const unknown = { mediaType: null, sha256: null } as const;
      const upload = {
        id,
        owner,
        name,
        state: 'waiting',
        sizeBytes,
        location,
        createdAtMs,
        ...unknown,
      } as const;
      store.add(upload);
      return {
        upload,
        url: signed.url,
        headers: signed.headers,
        expiresAtMs: createdAtMs + SIGNED_SECONDS * 1000,
      };
    },
    async complete(uploadId) {
      const upload = known(uploadId);
      if (upload.state === 'complete') return upload;
      const stored = await objectStore?.head(inputKey(upload.id, upload.name));
      const sizeBytes = stored?.sizeBytes ?? null;
      if (sizeBytes === null)
        throw new StudioError('upload.not_found', `the file of upload ${uploadId} has not arrived`, {
          details: { uploadId },
        });
      if (sizeBytes > limitBytes)
        throw new StudioError('request.too_large', `a file may have ${limitBytes} bytes, not ${sizeBytes}`, {
          details: { limitBytes },
        });
      store.complete(uploadId, { sizeBytes });
      return known(uploadId);
    },
    async sweep(createdBeforeMs) {
      const ids = store
        .olderThan(createdBeforeMs, 'waiting')
        .filter(({ location }) => objectStore !== null || !location.startsWith('s3://')) // out of reach here
        .map(({ id }) => id);
      for (const id of ids) await remove(id);
      return ids;
    },
  };
}

function newUploadId(): string {
  return `u${randomBytes(8).toString('hex')}`;
}
