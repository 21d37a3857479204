import type { TFunction } from 'i18next';
import type { StorageReport } from '../../../../shared/contract/storage-calls.ts';

type Fact = {
  readonly name: keyof StorageReport['variables'];
  readonly label: string;
  readonly value: string;
  /** Null: nobody set it. */
  readonly variable: string | null;
};

/** A report as lines; of the keys only that they are set. */
export function factsOf(t: TFunction, { settings, keys, variables }: StorageReport): readonly Fact[] {
  if (!settings) return [];
  const { endpoint, region, bucket, prefix, forcePathStyle, partChecksum } = settings;
  const lines = [
    ['endpoint', t('storage.field.endpoint'), endpoint ?? t('storage.aws')],
    ['region', t('storage.field.region'), region],
    ['bucket', t('storage.field.bucket'), bucket],
    ['prefix', t('storage.field.prefix'), prefix === '' ? t('storage.none') : prefix],
    [
      'forcePathStyle',
      t('storage.field.forcePathStyle'),
      forcePathStyle ? t('storage.on') : t('storage.off'),
    ],
    ['partChecksum', t('storage.field.partChecksum'), partChecksum],
    ['keys', t('storage.keys'), keysText(t, keys)],
  ] as const;
  return lines.map(([name, label, value]) => ({ name, label, value, variable: variables[name] ?? null }));
}

function keysText(t: TFunction, keys: StorageReport['keys']): string {
  if (!keys) return t('storage.keysOfMachine');
  return keys.accessKeyIdEnd === ''
    ? t('storage.keysSet')
    : t('storage.keysSetEnd', { end: keys.accessKeyIdEnd });
}
