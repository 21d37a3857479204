import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { inputKey } from '../storage/object-names.ts';
import type { FreeBytes } from '../../base/files/disk-room.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { knownUpload } from './known-upload.ts';
import { presignedUploads, type PresignedUploads } from './presigned-uploads.ts';
import { receiveUpload } from './receive-upload.ts';
import { newUploadId } from './upload-id.ts';
import type { Upload } from './upload.ts';
import type { UploadStore } from './upload-store.ts';
import { isInBucket } from '../../shared/storage/is-in-bucket.ts';

/** Files that callers give to be used as sources. */
export interface Uploads extends PresignedUploads {
  /** Takes a file into the uploads folder; see receiveUpload for what it throws. */
  receive(
    body: Readable,
    options: {
      readonly owner: string;
      readonly name: string;
      /** As announced; left out or null: not known. */
      readonly sizeBytes?: number | null;
      readonly signal?: AbortSignal;
    },
  ): Promise<Upload>;
  /** Null where there is none. */
  get(uploadId: string): Upload | null;
  remove(uploadId: string): Promise<void>;
  /** Removes uploads that were announced before `createdBeforeMs` and never confirmed; gives their ids. */
  sweep(createdBeforeMs: number): Promise<readonly string[]>;
}

/** Files are named by their ids: a caller's name never reaches the disk. */
export function createUploads(options: {
  readonly store: UploadStore;
  /** Made where it is missing. */
  readonly folder: string;
  readonly limitBytes: number;
  /**
   * The store that receives presigned uploads. Null, or a store that gives no addresses: there are no presigned
   * uploads.
   */
  readonly objectStore?: Pick<ObjectStore, 'signedUpload' | 'head' | 'locate' | 'delete'> | null;
  /** Asked how much room the disk of `folder` has. */
  readonly freeBytes?: FreeBytes;
  readonly now?: () => number;
}): Uploads {
  const { store, folder, limitBytes, objectStore = null, now = Date.now, freeBytes } = options;
  const remove = async (uploadId: string) => {
    const { location, name } = knownUpload(store, uploadId);
    if (isInBucket(location)) await objectStore?.delete(inputKey(uploadId, name));
    else await rm(location, { force: true });
    store.remove(uploadId);
  };
  return {
    get: (uploadId) => store.get(uploadId),
    remove,
    async receive(body, { owner, name, sizeBytes, signal }) {
      const id = newUploadId();
      const location = join(folder, id);
      const received = await receiveUpload(body, location, { limitBytes, sizeBytes, signal, freeBytes });
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
    ...presignedUploads({ store, limitBytes, objectStore, now }),
    async sweep(createdBeforeMs) {
      const ids = store
        .olderThan(createdBeforeMs, 'waiting')
        .filter(({ location }) => objectStore !== null || !isInBucket(location)) // out of reach here
        .map(({ id }) => id);
      for (const id of ids) await remove(id);
      return ids;
    },
  };
}
