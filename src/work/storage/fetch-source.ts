import { isAbsolute } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { isInBucket } from '../../shared/storage/is-in-bucket.ts';
import type { AddressRules } from './address-guard.ts';
import { downloadFile, type FetchedSource } from './download-file.ts';
import { httpFile } from './http-file.ts';
import { inputFolder, parseS3Url } from './object-names.ts';
import type { FreeBytes } from '../../base/files/disk-room.ts';
import type { ObjectStore } from './object-store.ts';
import { REAL_RETRIES, type RetryMeans } from './retrier.ts';
import { storedFile } from './stored-file.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Where stored sources are. */
export type SourceStores = {
  /** Holds what `upload://id` names. */
  readonly uploads: ObjectStore;
  /** The store of a whole bucket, without a prefix; null for a bucket that callers may not read. */
  readonly openBucket: (bucket: string) => ObjectStore | null;
};

export type FetchOptions = {
  /** Folder for what is fetched, for example inside the job's work folder. A second call with it fetches nothing twice. */
  readonly intoDir: string;
  /** More bytes than this are refused as `request.too_large`. Default: no limit. */
  readonly limitBytes?: number;
  /** Asked how much room the disk has; tests pass their own. */
  readonly freeBytes?: FreeBytes;
  readonly onProgress?: (doneBytes: number, totalBytes: number | null) => void;
  readonly allowAddresses?: readonly string[];
  readonly resolve?: AddressRules['resolve'];
  readonly retries?: RetryMeans;
  readonly signal?: AbortSignal;
};

/**
 * A source as a file of this machine. `reference` is an absolute path (given back as it is), `http(s)://`,
 * `s3://bucket/key` or `upload://id`. Throws `request.invalid` for anything else, `address.refused`, `upload.not_found`,
 * `storage.*`, `request.too_large`, `disk.full`; on a cancel the signal's reason.
 */
export async function fetchSource(
  reference: string,
  stores: SourceStores,
  options: FetchOptions,
): Promise<FetchedSource> {
  const { intoDir, limitBytes = Infinity, onProgress, allowAddresses, resolve } = options;
  const { retries = REAL_RETRIES, signal = new AbortController().signal } = options;
  const downloading = { intoDir, limitBytes, onProgress, retries, signal, freeBytes: options.freeBytes };
  if (/^https?:\/\//i.test(reference)) {
    const { idleMs } = retries.timings;
    return downloadFile(httpFile(reference, { allowAddresses, resolve, idleMs }), reference, downloading);
  }
  if (isInBucket(reference)) {
    const { bucket, key } = parseS3Url(reference);
    const store = stores.openBucket(bucket);
    if (!store) throw new StudioError('storage.denied', `sources are not read from the bucket ${bucket}`);
    return downloadFile(storedFile(store, key), reference, downloading);
  }
  if (reference.startsWith('upload://')) {
    const key = await uploadedKey(stores.uploads, reference.slice('upload://'.length), signal);
    const place = stores.uploads.locate(key);
    if (isAbsolute(place)) return { path: place, sizeBytes: null, isKept: true };
    return downloadFile(storedFile(stores.uploads, key), place, downloading);
  }
  if (isAbsolute(reference)) return { path: reference, sizeBytes: null, isKept: true };
  throw new StudioError(
    'request.invalid',
    `${withoutSecrets(reference)} is no absolute path, http(s)://, s3://bucket/key or upload://id`,
  );
}

async function uploadedKey(store: ObjectStore, uploadId: string, signal: AbortSignal): Promise<string> {
  for await (const { key } of store.list(inputFolder(uploadId), { signal })) return key;
  throw new StudioError('upload.not_found', `there is no upload ${uploadId}`);
}
