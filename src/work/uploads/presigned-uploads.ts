import { StudioError } from '../../shared/errors.ts';
import { inputKey } from '../storage/object-names.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { knownUpload } from './known-upload.ts';
import { newUploadId } from './upload-id.ts';
import type { UploadStore } from './upload-store.ts';
import type { Upload } from './upload.ts';

const SIGNED_SECONDS = 3600;

/** Uploads that never pass through this server: the caller puts the file into the object store. */
export interface PresignedUploads {
  /** Throws `feature.unsupported` without an object store, and `request.too_large`. */
  presign(request: { readonly owner: string; readonly name: string; readonly sizeBytes: number }): Promise<{
    readonly upload: Upload;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly expiresAtMs: number;
  }>;
  /** The file was PUT to the signed address. Throws `upload.not_found` while it is not there. */
  complete(uploadId: string): Promise<Upload>;
}

export function presignedUploads(options: {
  readonly store: UploadStore;
  readonly limitBytes: number;
  /** Null, or a store without addresses of its own: no upload can be presigned. */
  readonly objectStore: Pick<ObjectStore, 'signedUpload' | 'head' | 'locate'> | null;
  readonly now: () => number;
}): PresignedUploads {
  const { store, limitBytes, objectStore, now } = options;
  return {
    async presign({ owner, name, sizeBytes }) {
      checkSize(sizeBytes, limitBytes);
      const id = newUploadId();
      const createdAtMs = now();
      const key = inputKey(id, name);
      const signed = await objectStore?.signedUpload(key, { sizeBytes, expiresSeconds: SIGNED_SECONDS });
      if (!objectStore || !signed)
        throw new StudioError(
          'feature.unsupported',
          'this server has no object store: upload to it directly',
        );
      const upload: Upload = {
        ...{ id, owner, name, state: 'waiting', sizeBytes, createdAtMs },
        location: objectStore.locate(key),
        ...{ mediaType: null, sha256: null },
      };
      store.add(upload);
      const expiresAtMs = createdAtMs + SIGNED_SECONDS * 1000;
      return { upload, url: signed.url, headers: signed.headers, expiresAtMs };
    },
    async complete(uploadId) {
      const upload = knownUpload(store, uploadId);
      if (upload.state === 'complete') return upload;
      const stored = await objectStore?.head(inputKey(upload.id, upload.name));
      const sizeBytes = stored?.sizeBytes ?? null;
      if (sizeBytes === null)
        throw new StudioError('upload.not_found', `the file of upload ${uploadId} has not arrived`, {
          details: { uploadId },
        });
      checkSize(sizeBytes, limitBytes);
      store.complete(uploadId, { sizeBytes });
      return knownUpload(store, uploadId);
    },
  };
}

/** Throws `request.too_large`. */
function checkSize(sizeBytes: number, limitBytes: number): void {
  if (sizeBytes <= limitBytes) return;
  throw new StudioError('request.too_large', `a file may have ${limitBytes} bytes, not ${sizeBytes}`, {
    details: { limitBytes },
  });
}
