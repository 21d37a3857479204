import type { Database } from '../../core/database/database.ts';
import type { DataPlaces } from '../../core/queue/data-places.ts';
import type { NameOutput } from '../../core/queue/job-output.ts';
import type { FindFilmStore } from '../../core/queue/job-services.ts';
import type { FetchSource } from '../../core/queue/job-sources.ts';
import type { ObjectStore } from '../../core/storage/object-store.ts';
import { StudioError } from '../../shared/errors.ts';
import type { S3Store, S3StoreOptions } from '../../core/storage/s3-store.ts';
import type { Uploads } from '../../core/uploads/uploads.ts';

/** A file that is uploaded may be as large as this. */
const UPLOAD_LIMIT_BYTES = 50e9;

export type Storage = {
  /** Where films without a place of their own go; null: a folder of this machine. */
  readonly objectStore: ObjectStore | null;
  readonly uploads: Uploads;
  readonly fetchInto: (intoDir: string) => FetchSource;
  readonly filmStore: FindFilmStore;
  readonly nameOutput: NameOutput;
  /** What `s3://` addresses of callers without an `admin` key begin with. */
  readonly s3Prefixes: readonly string[];
  close(): void;
};

/** Storage by the environment: CUEFRAME_S3_* and AWS_*; CUEFRAME_ALLOW_ADDRESSES lists hosts of this network that may be read. */
export async function composeStorage(
  database: Database,
  places: DataPlaces,
  env: NodeJS.ProcessEnv,
): Promise<Storage> {
  const { createFolderStore } = await import('../../core/storage/folder-store.ts');
  const { fetchSource } = await import('../../core/storage/fetch-source.ts');
  const { outputKey, parseS3Url } = await import('../../core/storage/object-names.ts');
  const { credentialsFromEnvironment, furtherBuckets, s3SettingsFromEnvironment } =
    await import('../../core/storage/s3-settings.ts');
  const { createUploads } = await import('../../core/uploads/uploads.ts');
  const { uploadIdOf } = await import('../../core/uploads/upload.ts');
  const { createSqliteUploadStore } = await import('../../core/uploads/sqlite-upload-store.ts');

  const credentials = credentialsFromEnvironment(env);
  const opened = new Map<string, S3Store>();
  const openBucket = async (bucket: string) => {
    const known = opened.get(bucket);
    if (known) return known;
    const named = s3SettingsFromEnvironment({ ...env, CUEFRAME_S3_BUCKET: bucket, CUEFRAME_S3_PREFIX: '' });
    const store = named && (await openS3Store({ ...named, credentials }));
    if (store) opened.set(bucket, store);
    return store;
  };
  const settings = s3SettingsFromEnvironment(env);
  const objectStore = settings && (await openS3Store({ ...settings, credentials }));
  const uploads = createUploads({
    ...{ store: createSqliteUploadStore(database), folder: places.inputsDir, objectStore },
    limitBytes: UPLOAD_LIMIT_BYTES,
  });
  const allowAddresses = (env['CUEFRAME_ALLOW_ADDRESSES'] ?? '').split(',').filter(Boolean);
  const stores = {
    uploads: objectStore ?? createFolderStore({ dir: places.inputsDir }),
    openBucket: (bucket: string) => opened.get(bucket) ?? null,
  };

  return {
    objectStore,
    uploads,
    fetchInto:
      (intoDir) =>
      async (address, { signal }) => {
        const uploadId = uploadIdOf(address);
        const place = uploadId === null ? address : ((await uploads.complete(uploadId)).location ?? address);
        if (place.startsWith('s3://')) await openBucket(parseS3Url(place).bucket);
        return (await fetchSource(place, stores, { intoDir, allowAddresses, signal })).path;
      },
    async filmStore(place) {
      const { bucket, key } = parseS3Url(place);
      const store = await openBucket(bucket);
      if (!store) throw new StudioError('storage.not_found', `there is no bucket in ${place}`);
      return { store, key };
    },
    s3Prefixes: [...(settings ? [settings.bucket] : []), ...furtherBuckets(env)].map(
      (bucket) => `s3://${bucket}/`,
    ),
    nameOutput: objectStore && ((jobId, ending) => objectStore.locate(outputKey(jobId, ending.slice(1)))),
    close() {
      objectStore?.close();
      for (const store of opened.values()) store.close();
    },
  };
}

/** Loaded late: the client takes longer to load than a job to be taken up again. */
async function openS3Store(options: S3StoreOptions): Promise<S3Store> {
  const { createS3Store } = await import('../../core/storage/s3-store.ts');
  return createS3Store(options);
}
