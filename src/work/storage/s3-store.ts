import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { startGrowingUpload } from './growing-upload.ts';
import type { S3Settings } from '../../shared/storage/s3-settings.ts';
import { checkKey, asciiFileName, s3Url } from './object-names.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';
import { REAL_RETRIES, type RetryMeans } from './retrier.ts';
import { openS3, type CredentialsProvider } from './s3-access.ts';
import { deleteObject, headObject } from './s3-head.ts';
import { listObjects, readObject } from './s3-read.ts';
import { sweepUploads } from './s3-sweep.ts';
import { uploadFile } from './upload-file.ts';

export type S3StoreOptions = S3Settings & {
  /** Asked for each request. Undefined: the SDK looks where AWS puts keys (role of the machine, profile). */
  readonly credentials?: CredentialsProvider | undefined;
  readonly retries?: RetryMeans;
  /** Files up to this size go in one request, larger ones in parts of it. Default 8 MiB; S3 refuses less than 5. */
  readonly partBytes?: number;
  /** Milliseconds since 1970; only the age of unfinished uploads is measured by it. */
  readonly nowMs?: () => number;
};

export type S3Store = ObjectStore & {
  /** Closes the connections that wait for more. */
  close(): void;
};

/** A bucket, or what is under `prefix` in it, at AWS, R2, MinIO or another service that speaks S3. */
export function createS3Store(options: S3StoreOptions): S3Store {
  const { credentials, retries = REAL_RETRIES, nowMs = Date.now, partBytes, prefix, ...settings } = options;
  const access = openS3(settings, credentials, retries, partBytes);
  const full = (key: string) => `${prefix}${checkKey(key)}`;
  const ours = <T extends StoredObject>(object: T): StoredObject => {
    const { sizeBytes, modifiedAtMs, etag, sha256 } = object;
    return { key: object.key.slice(prefix.length), sizeBytes, modifiedAtMs, etag, sha256 };
  };

  return {
    locate: (key) => s3Url({ bucket: access.bucket, key: full(key) }),
    put: async (path, key, putting) => ours(await uploadFile(access, path, full(key), putting)),
    startGrowing(path, key, putting) {
      const upload = startGrowingUpload(access, path, full(key), putting);
      return { finish: async (whole) => ours(await upload.finish(whole)), abort: () => upload.abort() };
    },
    async read(key, reading = {}) {
      const { object, stream } = await readObject(access, full(key), reading);
      return { object: ours(object), stream };
    },
    async head(key, { signal } = {}) {
      const found = await headObject(access, full(key), { signal });
      return found && ours(found);
    },
    delete: (key) => deleteObject(access, full(key)),
    async *list(keyPrefix, { signal } = {}) {
      for await (const object of listObjects(access, `${prefix}${keyPrefix}`, signal)) yield ours(object);
    },
    async signedDownload(key, { expiresSeconds, fileName }) {
      const command = new GetObjectCommand({
        Bucket: access.bucket,
        Key: full(key),
        ...(fileName
          ? { ResponseContentDisposition: `attachment; filename="${asciiFileName(fileName)}"` }
          : {}),
      });
      const url = await getSignedUrl(access.client, command, { expiresIn: expiresSeconds });
      return { method: 'GET', url, headers: {} };
    },
    async signedUpload(key, { expiresSeconds, sizeBytes, contentType }) {
      // what is signed must be sent: so the size cannot be another, nor the type
      const headers: Record<string, string> = {
        ...(sizeBytes === undefined ? {} : { 'content-length': String(sizeBytes) }),
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
      };
      const command = new PutObjectCommand({
        Bucket: access.bucket,
        Key: full(key),
        ...(sizeBytes === undefined ? {} : { ContentLength: sizeBytes }),
        ...(contentType === undefined ? {} : { ContentType: contentType }),
      });
      const signableHeaders = new Set(['host', ...Object.keys(headers)]);
      const url = await getSignedUrl(access.client, command, { expiresIn: expiresSeconds, signableHeaders });
      return { method: 'PUT', url, headers };
    },
    async sweepUnfinished({ olderThanMs, signal }) {
      let swept = 0;
      for (const folder of ['inputs/', 'outputs/'])
        swept += await sweepUploads(access, `${prefix}${folder}`, nowMs() - olderThanMs, signal);
      return swept;
    },
    close: () => access.client.destroy(),
  };
}
