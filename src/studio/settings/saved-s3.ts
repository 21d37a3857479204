import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { StudioError } from '../../shared/errors.ts';
import { s3SettingsSchema, type S3Settings } from '../../shared/storage/s3-settings.ts';
import { nullIfAbsent } from '../../base/files/null-if-absent.ts';
import type { SecretStore } from '../../work/secrets/secret-store.ts';
import type { S3Credentials } from '../../work/storage/s3-settings.ts';
import { writeWhole } from '../../base/files/write-whole.ts';

/** The name of the keys in the secret store. */
const KEYS_NAME = 's3';
/** With the endpoint they were given for: whoever writes the plain file cannot have them used elsewhere. */
const keptKeys = z.object({
  endpoint: z.string().nullable(),
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
});
const file = z.object({ s3: s3SettingsSchema });

/** S3 settings in a plain file, their keys in the secret store and nowhere else. */
export type SavedS3 = {
  /** Null where nothing is saved. Throws `request.invalid` where the file cannot be understood. */
  readSettings(): Promise<S3Settings | null>;
  /** Throws `secrets.unavailable` where they cannot be read, are not there, or were given for another endpoint. */
  readKeys(settings: S3Settings): Promise<S3Credentials>;
  /** `keys` null: those kept go on. Throws what SecretStore.set throws; then nothing has changed. */
  write(settings: S3Settings, keys: S3Credentials | null): Promise<void>;
  remove(): Promise<void>;
  /** See SecretStore.refusal. */
  refusal(): Promise<StudioError | null>;
};

export function createSavedS3({
  path,
  secrets,
}: {
  readonly path: string;
  readonly secrets: SecretStore;
}): SavedS3 {
  return {
    refusal: () => secrets.refusal(),
    async readSettings() {
      const text = await readFile(path, 'utf8').catch(nullIfAbsent);
      return text === null ? null : settingsIn(text, path);
    },
    async readKeys(settings) {
      const text = await secrets.get(KEYS_NAME);
      if (text === null) throw missing('the keys of the saved storage are not there: enter them again');
      const { endpoint, accessKeyId, secretAccessKey } = keysIn(text);
      if (endpoint !== settings.endpoint)
        throw missing('the saved keys belong to another endpoint: enter the keys of this one');
      return { accessKeyId, secretAccessKey };
    },
    async write(settings, keys) {
      // the keys first: where they cannot be kept, nothing is changed
      if (keys) {
        const { accessKeyId, secretAccessKey } = keys;
        await secrets.set(
          KEYS_NAME,
          JSON.stringify({ endpoint: settings.endpoint, accessKeyId, secretAccessKey }),
        );
      }
      await writeWhole(path, `${JSON.stringify({ s3: settings }, null, 2)}\n`, { mode: 0o600 });
    },
    async remove() {
      await secrets.remove(KEYS_NAME);
      await rm(path, { force: true });
    },
  };
}

/** Without a cause: what JSON.parse complains of holds the text itself. */
function keysIn(text: string): z.infer<typeof keptKeys> {
  try {
    return keptKeys.parse(JSON.parse(text));
  } catch {
    throw missing('the saved keys cannot be understood: enter them again');
  }
}

function settingsIn(text: string, path: string): S3Settings {
  try {
    return file.parse(JSON.parse(text)).s3;
  } catch (cause) {
    throw new StudioError('request.invalid', `${path} holds no storage settings`, {
      details: { help: 'Save the storage settings again.' },
      cause,
    });
  }
}

function missing(message: string): StudioError {
  return new StudioError('secrets.unavailable', message, {
    details: { help: 'Enter access key and secret key again and save.' },
  });
}
