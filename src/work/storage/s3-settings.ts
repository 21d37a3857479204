import { StudioError } from '../../shared/errors.ts';
import {
  cleanPrefix,
  ENDPOINT_PATTERN,
  USUAL_REGION,
  type S3Settings,
} from '../../shared/storage/s3-settings.ts';

export type S3Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
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
  if (endpoint !== null && !ENDPOINT_PATTERN.test(endpoint))
    throw new StudioError('usage', 'CUEFRAME_S3_ENDPOINT is not of the form https://host[:port]');
  const checksum = value('PART_CHECKSUM') ?? 'sha256';
  if (checksum !== 'sha256' && checksum !== 'md5')
    throw new StudioError('usage', `CUEFRAME_S3_PART_CHECKSUM is sha256 or md5, not ${checksum}`);
  return {
    endpoint,
    region:
      value('REGION') ?? (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || USUAL_REGION),
    bucket,
    prefix: cleanPrefix(value('PREFIX') ?? ''),
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
  const prefix = keyVariables(environment);
  if (prefix === null) return undefined;
  return async () => {
    const sessionToken = environment[`${prefix}SESSION_TOKEN`];
    return {
      accessKeyId: environment[`${prefix}ACCESS_KEY_ID`] ?? '',
      secretAccessKey: environment[`${prefix}SECRET_ACCESS_KEY`] ?? '',
      ...(sessionToken ? { sessionToken } : {}),
    };
  };
}

/** The variable each setting and the keys come from, where one is set: for showing, in the order in which they count. */
export function s3Variables(
  environment: Environment,
): Readonly<Partial<Record<keyof S3Settings | 'keys', string>>> {
  const first = (...names: string[]) => names.find((name) => environment[name]);
  const keys = keyVariables(environment);
  return Object.fromEntries(
    Object.entries({
      endpoint: first('CUEFRAME_S3_ENDPOINT', 'AWS_ENDPOINT_URL_S3'),
      region: first('CUEFRAME_S3_REGION', 'AWS_REGION', 'AWS_DEFAULT_REGION'),
      bucket: first('CUEFRAME_S3_BUCKET'),
      prefix: first('CUEFRAME_S3_PREFIX'),
      forcePathStyle: first('CUEFRAME_S3_FORCE_PATH_STYLE'),
      partChecksum: first('CUEFRAME_S3_PART_CHECKSUM'),
      keys: keys === null ? undefined : `${keys}ACCESS_KEY_ID`,
    }).filter(([, name]) => name !== undefined),
  );
}

/** The prefix of the variables that hold the keys: ours before those of AWS, never mixed. Null: no keys are set. */
function keyVariables(environment: Environment): 'CUEFRAME_S3_' | 'AWS_' | null {
  const isSet = (prefix: string) =>
    Boolean(environment[`${prefix}ACCESS_KEY_ID`] && environment[`${prefix}SECRET_ACCESS_KEY`]);
  return (['CUEFRAME_S3_', 'AWS_'] as const).find(isSet) ?? null;
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
