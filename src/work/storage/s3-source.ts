import type { S3Settings } from '../../shared/storage/s3-settings.ts';
import type { CredentialsProvider } from './s3-access.ts';
import { credentialsFromEnvironment, furtherBuckets, s3SettingsFromEnvironment } from './s3-settings.ts';

/** What a bucket is spoken to with. */
export type S3Connection = {
  readonly settings: S3Settings;
  /** Undefined: the SDK looks where AWS puts keys (role of the machine, profile). */
  readonly credentials: CredentialsProvider | undefined;
};

/** S3 as it is set now: asked before each use, so that a change counts for what begins after it. */
export type S3Source = {
  /** Where films without a place of their own go; null: a folder of this machine. */
  own(): S3Connection | null;
  /** Another bucket of the same service, as a whole. */
  bucket(name: string): S3Connection;
  /** Buckets besides our own that callers without an `admin` key may name. */
  readonly furtherBuckets: readonly string[];
};

/** A server's: nothing changes while it runs. Throws `usage` where a value cannot be meant. */
export function s3FromEnvironment(environment: Readonly<Record<string, string | undefined>>): S3Source {
  const credentials = credentialsFromEnvironment(environment);
  const settingsOf = (more: Readonly<Record<string, string>> = {}) =>
    s3SettingsFromEnvironment({ ...environment, ...more });
  const settings = settingsOf();
  return {
    own: () => settings && { settings, credentials },
    bucket(name) {
      const named = settingsOf({ CUEFRAME_S3_BUCKET: name, CUEFRAME_S3_PREFIX: '' });
      if (!named) throw new Error('a bucket has a name'); // parseS3Url gave it
      return { settings: named, credentials };
    },
    furtherBuckets: furtherBuckets(environment),
  };
}
