import type { Database } from '../work/database/database.ts';
import type { DataPlaces } from '../work/queue/data-places.ts';
import type { NameOutput } from '../work/queue/film/job-output.ts';
import type { FindFilmStore } from '../work/queue/film/job-services.ts';
import type { FetchSource } from '../work/queue/film/job-sources.ts';
import type { ObjectStore } from '../work/storage/object-store.ts';
import type { S3Source } from '../work/storage/s3-source.ts';
import type { Uploads } from '../work/uploads/uploads.ts';
import { commaList } from './comma-list.ts';
import { isInBucket } from '../shared/storage/is-in-bucket.ts';

export type Storage = {
  /** As set at the start: what is swept and answered over HTTP; null: a folder of this machine. */
  readonly objectStore: ObjectStore | null;
  readonly uploads: Uploads;
  readonly fetchInto: (intoDir: string) => FetchSource;
  readonly filmStore: FindFilmStore;
  readonly nameOutput: NameOutput;
  /** What `s3://` addresses of callers without an `admin` key begin with. */
  readonly s3Prefixes: readonly string[];
  /** Places of this network that may be read and told (CUEFRAME_ALLOW_ADDRESSES). */
  readonly allowAddresses: readonly string[];
  close(): void;
};

/**
 * Storage by what `s3` says, which is asked anew for every job: settings that are changed meanwhile count for the next
 * one.
 */
export async function composeStorage(
  database: Database,
  places: DataPlaces,
  s3: S3Source,
  env: NodeJS.ProcessEnv,
): Promise<Storage> {
  const { createFolderStore } = await import('../work/storage/folder-store.ts');
  const { fetchSource } = await import('../work/storage/fetch-source.ts');
  const { outputKey, parseS3Url, s3Url } = await import('../work/storage/object-names.ts');
  const { sourceLimitFromEnvironment } = await import('../work/storage/source-limit.ts');
  const { createS3Pool } = await import('../work/storage/s3-pool.ts');
  const { createUploads } = await import('../work/uploads/uploads.ts');
  const { UPLOAD_LIMIT_BYTES, uploadIdOf } = await import('../work/uploads/upload.ts');
  const { createSqliteUploadStore } = await import('../work/uploads/sqlite-upload-store.ts');

  const pool = createS3Pool();
  const own = s3.own();
  const objectStore = own && (await pool.open(own));
  const uploads = createUploads({
    ...{ store: createSqliteUploadStore(database), folder: places.inputsDir, objectStore },
    limitBytes: UPLOAD_LIMIT_BYTES,
  });
  const uploaded = objectStore ?? createFolderStore({ dir: places.inputsDir });
  const limitBytes = sourceLimitFromEnvironment(env);
  const allowAddresses = commaList(env['CUEFRAME_ALLOW_ADDRESSES']);

  return {
    objectStore,
    uploads,
    fetchInto:
      (intoDir) =>
      async (address, { signal }) => {
        const uploadId = uploadIdOf(address);
        const place = uploadId === null ? address : ((await uploads.complete(uploadId)).location ?? address);
        const bucket = isInBucket(place) ? await pool.open(s3.bucket(parseS3Url(place).bucket)) : null;
        const stores = { uploads: uploaded, openBucket: () => bucket };
        return (await fetchSource(place, stores, { intoDir, allowAddresses, signal, limitBytes })).path;
      },
    async filmStore(place) {
      const { bucket, key } = parseS3Url(place);
      return { store: await pool.open(s3.bucket(bucket)), key };
    },
    s3Prefixes: [
      ...(own ? [s3Url({ bucket: own.settings.bucket, key: own.settings.prefix })] : []),
      ...s3.furtherBuckets.map((bucket) => s3Url({ bucket, key: '' })),
    ],
    allowAddresses,
    nameOutput(jobId, ending) {
      const settings = s3.own()?.settings;
      if (!settings) return null;
      return s3Url({ bucket: settings.bucket, key: settings.prefix + outputKey(jobId, ending.slice(1)) });
    },
    close: () => pool.close(),
  };
}
