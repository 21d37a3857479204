import type { StorageReport } from '../../shared/contract/storage-calls.ts';
import { errorReply, toStudioError, type StudioError } from '../../shared/errors.ts';
import type { S3Settings } from '../../shared/storage/s3-settings.ts';
import {
  credentialsFromEnvironment,
  s3SettingsFromEnvironment,
  s3Variables,
  type S3Credentials,
} from '../../work/storage/s3-settings.ts';
import type { SavedS3 } from './saved-s3.ts';

const SHOWN_CHARACTERS = 4;

/** What the window may know. */
export async function describeStorage({
  saved,
  settings,
  unread,
  env,
}: {
  readonly saved: SavedS3 | null;
  /** What is saved and used; null: the environment counts. */
  readonly settings: S3Settings | null;
  /** Why what is saved is not used. */
  readonly unread: StudioError | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Promise<StorageReport> {
  const isEditable = saved !== null;
  const refusal = (await saved?.refusal()) ?? null;
  if (saved && settings) {
    const keys = await saved.readKeys(settings).catch(toStudioError);
    const isRead = 'accessKeyId' in keys;
    return {
      ...{ source: 'saved', settings, variables: {}, isEditable },
      keys: isRead ? shownKeys(keys) : null,
      problem: problemOf(refusal ?? (isRead ? null : keys)),
    };
  }
  const ofEnvironment = s3SettingsFromEnvironment(env);
  const keys = (await credentialsFromEnvironment(env)?.()) ?? null;
  return {
    ...{ source: ofEnvironment ? 'environment' : 'folder', settings: ofEnvironment, isEditable },
    variables: s3Variables(env),
    keys: keys && shownKeys(keys),
    problem: problemOf(unread ?? refusal),
  };
}

/** The end of the access key, by which a person knows it again; of a short one not even that. The secret key: nothing. */
function shownKeys({ accessKeyId }: S3Credentials): NonNullable<StorageReport['keys']> {
  const isLong = accessKeyId.length >= 3 * SHOWN_CHARACTERS;
  return { accessKeyIdEnd: isLong ? accessKeyId.slice(-SHOWN_CHARACTERS) : '' };
}

function problemOf(error: StudioError | null): StorageReport['problem'] {
  if (!error) return null;
  const { message, details } = errorReply(error).error;
  return { message, help: String(details['help']) };
}
