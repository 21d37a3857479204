import { StudioError } from '../../shared/errors.ts';

export type S3Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** Where and how: AWS, R2, MinIO and others alike. Without secrets, so that it may be shown. */
export type S3Settings = {
  /** Null: AWS's own of the region. */
  readonly endpoint: string | null;
  /** `auto` for R2. */
  readonly region: string;
  readonly bucket: string;
  /** What all our keys begin with, for a bucket shared with others: empty, or ending with `/`. */
  readonly prefix: string;
  /** Address buckets as `endpoint/bucket` rather than `bucket.endpoint`: MinIO and most that run at home. */
  readonly forcePathStyle: boolean;
  /** How parts are proved: SHA-256 (AWS, R2, MinIO), or Content-MD5 for services that refuse the former. */
  readonly partChecksum: 'sha256' | 'md5';
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The S3 settings of a server; null where no bucket is named (then films stay in a local folder).
 * Throws `usage` where a value cannot be meant.
 */
export function s3SettingsFromEnvironment(environment: Environment): S3Settings | null {
  const value = (name: string) => environment[`CUEFRAME_S3_${name}`] || undefined;
  const bucket = value('BUCKET');
  if (bucket === undefined) return null;
  const endpoint = value('ENDPOINT') ?? (environment['AWS_ENDPOINT_URL_S3'] || null);
  if (endpoint !== null && !/^https?:\/\/[^/?#@]+\/?$/.test(endpoint))
    throw new StudioError('usage', 'CUEFRAME_S3_ENDPOINT is not of the form https://host[:port]');
  const checksum = value('PART_CHECKSUM') ?? 'sha256';
  if (checksum !== 'sha256' && checksum !== 'md5')
    throw new StudioError('usage', `CUEFRAME_S3_PART_CHECKSUM is sha256 or md5, not ${checksum}`);
  const prefix = (value('PREFIX') ?? '').replace(/^\/+|\/+$/g, '');
  return {
    endpoint,
    region:
      value('REGION') ?? (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || 'us-east-1'),
    bucket,
    prefix: prefix === '' ? '' : `${prefix}/`,
    forcePathStyle: flag(value('FORCE_PATH_STYLE'), endpoint !== null),
    partChecksum: checksum,
  };
}

/**
 * The keys of a server's environment, asked anew for every request so that a change counts at once: CUEFRAME_S3_* first,
 * then AWS_*. Undefined where there are none: then the SDK looks where AWS puts them (role of the machine, profile).
 */
export function credentialsFromEnvironment(
  environment: Environment,
): (() => Promise<S3Credentials>) | undefined {
  const isSet = (prefix: string) =>
    Boolean(environment[`${prefix}ACCESS_KEY_ID`] && environment[`${prefix}SECRET_ACCESS_KEY`]);
  const prefix = ['CUEFRAME_S3_', 'AWS_'].find(isSet);
  if (prefix === undefined) return undefined;
  return async () => {
    const sessionToken = environment[`${prefix}SESSION_TOKEN`];
    return {
      accessKeyId: environment[`${prefix}ACCESS_KEY_ID`] ?? '',
      secretAccessKey: environment[`${prefix}SECRET_ACCESS_KEY`] ?? '',
      ...(sessionToken ? { sessionToken } : {}),
    };
  };
}

/** Buckets besides our own that callers may name as `s3://bucket/key`: CUEFRAME_S3_BUCKETS, with commas between. */
export function furtherBuckets(environment: Environment): readonly string[] {
  return (environment['CUEFRAME_S3_BUCKETS'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function flag(text: string | undefined, byDefault: boolean): boolean {
  if (text === undefined) return byDefault;
  if (['1', 'true', 'yes'].includes(text.toLowerCase())) return true;
  if (['0', 'false', 'no'].includes(text.toLowerCase())) return false;
  throw new StudioError('usage', `CUEFRAME_S3_FORCE_PATH_STYLE is true or false, not ${text}`);
}
