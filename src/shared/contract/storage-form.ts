import type { StorageChange, StorageReport } from './storage-calls.ts';
import {
  BUCKET_PATTERN,
  cleanPrefix,
  ENDPOINT_PATTERN,
  USUAL_REGION,
  type S3Settings,
} from '../storage/s3-settings.ts';

/** What a person types; an empty text says nothing. */
export type StorageForm = {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly forcePathStyle: boolean;
  readonly partChecksum: S3Settings['partChecksum'];
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** What keeps a form from being saved; `keys`: both are needed, or neither where kept ones can be used on. */
export type StorageProblem = 'endpoint' | 'bucket' | 'keys';

/** The form's first state: the settings in use, without keys, which the window never receives. */
export function formOf(settings: S3Settings | null): StorageForm {
  return {
    endpoint: settings?.endpoint ?? '',
    region: settings?.region ?? '',
    bucket: settings?.bucket ?? '',
    prefix: settings?.prefix ?? '',
    forcePathStyle: settings?.forcePathStyle ?? true,
    partChecksum: settings?.partChecksum ?? 'sha256',
    ...{ accessKeyId: '', secretAccessKey: '' },
  };
}

export function changeOf(form: StorageForm): StorageChange {
  const accessKeyId = form.accessKeyId.trim();
  const secretAccessKey = form.secretAccessKey.trim();
  const endpoint = form.endpoint.trim().replace(/\/$/, '');
  const hasKeys = accessKeyId !== '' || secretAccessKey !== '';
  return {
    settings: {
      endpoint: endpoint === '' ? null : endpoint,
      region: form.region.trim() || USUAL_REGION,
      bucket: form.bucket.trim(),
      prefix: cleanPrefix(form.prefix),
      // without an endpoint it is AWS, which wants the bucket in front
      forcePathStyle: endpoint !== '' && form.forcePathStyle,
      partChecksum: form.partChecksum,
    },
    keys: hasKeys ? { accessKeyId, secretAccessKey } : null,
  };
}

/** Whether the saved keys may be used on: they are sent to nobody but the service they were given for. */
export function canKeepKeys(
  { source, settings, keys }: Pick<StorageReport, 'source' | 'settings' | 'keys'>,
  endpoint: string | null,
): boolean {
  return source === 'saved' && keys !== null && settings?.endpoint === endpoint;
}

export function storageProblems(
  form: StorageForm,
  report: Pick<StorageReport, 'source' | 'settings' | 'keys'>,
): readonly StorageProblem[] {
  const { settings, keys } = changeOf(form);
  const hasKeys = keys
    ? keys.accessKeyId !== '' && keys.secretAccessKey !== ''
    : canKeepKeys(report, settings.endpoint);
  return [
    ...(settings.endpoint === null || ENDPOINT_PATTERN.test(settings.endpoint) ? [] : ['endpoint' as const]),
    ...(BUCKET_PATTERN.test(settings.bucket) ? [] : ['bucket' as const]),
    ...(hasKeys ? [] : ['keys' as const]),
  ];
}
