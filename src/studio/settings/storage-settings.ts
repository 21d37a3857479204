import type { StorageChange, StorageReport } from '../../shared/contract/storage-calls.ts';
import { StudioError, toStudioError } from '../../shared/errors.ts';
import type { S3Settings } from '../../shared/storage/s3-settings.ts';
import type { S3Credentials } from '../../work/storage/s3-settings.ts';
import { s3FromEnvironment, type S3Connection, type S3Source } from '../../work/storage/s3-source.ts';
import type { SavedS3 } from './saved-s3.ts';
import { describeStorage } from './storage-report.ts';

/** Where films go, as it is now and as the window may change it. */
export type StorageSettings = S3Source & {
  report(): Promise<StorageReport>;
  /** What `change` would make, not saved yet. Throws `feature.unsupported`, `secrets.unavailable`, `request.invalid`. */
  connectionOf(change: StorageChange): Promise<S3Connection>;
  /** Throws the same, and what writing throws. */
  save(change: StorageChange): Promise<void>;
  /** Throws `feature.unsupported`, and what writing throws. */
  remove(): Promise<void>;
};

/**
 * On a desktop what is saved counts, and the environment where nothing is; a server (`saved` null) has its environment
 * only. Throws `usage` where a value of the environment cannot be meant.
 */
export async function openStorageSettings({
  saved,
  env,
  onTrouble,
}: {
  readonly saved: SavedS3 | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onTrouble: (error: StudioError) => void;
}): Promise<StorageSettings> {
  const environment = s3FromEnvironment(env);
  let own: S3Connection | null = null;
  /** Why what is saved is not used. */
  let unread: StudioError | null = null;
  try {
    const settings = (await saved?.readSettings()) ?? null;
    own = settings && connect(settings);
  } catch (error) {
    unread = toStudioError(error);
    onTrouble(unread); // the app opens all the same, and its dialog says so too
  }

  const editable = (): SavedS3 => {
    if (saved) return saved;
    throw new StudioError(
      'feature.unsupported',
      'a server takes its storage from the environment it is started with',
    );
  };
  /** The keys are read once: those saved later are of another connection. */
  function connect(settings: S3Settings): S3Connection {
    let keys: Promise<S3Credentials> | null = null;
    return {
      settings,
      credentials: () => {
        keys ??= editable().readKeys(settings);
        keys.catch(() => (keys = null)); // the keyring may be unlocked meanwhile
        return keys;
      },
    };
  }

  return {
    own: () => own ?? environment.own(),
    bucket: (name) =>
      own ? { ...own, settings: { ...own.settings, bucket: name, prefix: '' } } : environment.bucket(name),
    furtherBuckets: environment.furtherBuckets,
    report: async () => describeStorage({ saved, settings: own?.settings ?? null, unread, env }),
    async connectionOf({ settings, keys }) {
      if (keys) {
        editable();
        return { settings, credentials: async () => keys };
      }
      const kept = await editable().readKeys(settings);
      return { settings, credentials: async () => kept };
    },
    async save({ settings, keys }) {
      const store = editable();
      if (!keys) await store.readKeys(settings);
      await store.write(settings, keys);
      own = connect(settings);
      unread = null;
    },
    async remove() {
      await editable().remove();
      own = null;
      unread = null;
    },
  };
}
