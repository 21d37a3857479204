import { createFolderStore } from './folder-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { RetryMeans } from './retrier.ts';
import type { CredentialsProvider } from './s3-access.ts';
import { credentialsFromEnvironment, furtherBuckets, s3SettingsFromEnvironment } from './s3-settings.ts';

export type Stores = {
  /** Holds uploads and films. */
  readonly store: ObjectStore;
  /** The store of a whole bucket that callers may name as `s3://bucket/key`; null for any other bucket. */
  readonly openBucket: (bucket: string) => ObjectStore | null;
  /** Closes connections. */
  close(): void;
};

/**
 * The stores a door works with, by its environment: a bucket where CUEFRAME_S3_BUCKET names one, else the folder `dir`.
 * The S3 client is loaded only where it is used: it is large.
 */
export async function openStores({
  environment,
  dir,
  credentials = credentialsFromEnvironment(environment),
  retries,
}: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly dir: string;
  /** In place of the environment's, for example from the keychain. */
  readonly credentials?: CredentialsProvider | undefined;
  readonly retries?: RetryMeans;
}): Promise<Stores> {
  const settings = s3SettingsFromEnvironment(environment);
  if (!settings) return { store: createFolderStore({ dir }), openBucket: () => null, close: () => {} };
  const { createS3Store } = await import('./s3-store.ts');
  const options = { ...settings, credentials, ...(retries ? { retries } : {}) };
  const store = createS3Store(options);
  const allowed = [settings.bucket, ...furtherBuckets(environment)];
  const opened = new Map<string, ReturnType<typeof createS3Store>>();
  return {
    store,
    openBucket(bucket) {
      if (!allowed.includes(bucket)) return null;
      const known = opened.get(bucket) ?? createS3Store({ ...options, bucket, prefix: '' });
      opened.set(bucket, known);
      return known;
    },
    close() {
      store.close();
      for (const known of opened.values()) known.close();
    },
  };
}
