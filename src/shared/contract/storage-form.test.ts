import { expect, test } from 'vitest';
import { s3SettingsSchema, type S3Settings } from '../storage/s3-settings.ts';
import { changeOf, formOf, storageProblems } from './storage-form.ts';

const SETTINGS: S3Settings = {
  ...{ endpoint: 'https://s3.example:9000', region: 'auto', bucket: 'films', prefix: 'team/a/' },
  ...{ forcePathStyle: true, partChecksum: 'md5' },
};
const NOTHING = { source: 'folder', settings: null, keys: null } as const;
const SAVED = { source: 'saved', settings: SETTINGS, keys: { accessKeyIdEnd: 'MPLE' } } as const;

test('settings become a form and the same settings again, without keys', () => {
  expect(changeOf(formOf(SETTINGS))).toEqual({ settings: SETTINGS, keys: null });
});

test('what is typed carelessly is meant', () => {
  const form = { ...formOf(null), endpoint: ' https://s3.example/ ', bucket: ' films ', prefix: '/team/a' };
  const { settings } = changeOf({ ...form, accessKeyId: ' id ', secretAccessKey: 'secret\n' });
  expect([settings, s3SettingsSchema.safeParse(settings).success]).toEqual([
    {
      ...{ endpoint: 'https://s3.example', region: 'us-east-1', bucket: 'films', prefix: 'team/a/' },
      ...{ forcePathStyle: true, partChecksum: 'sha256' },
    },
    true,
  ]);
});

test('AWS has no endpoint, and its buckets stand in front', () => {
  expect(changeOf({ ...formOf(null), bucket: 'films' }).settings).toMatchObject({
    endpoint: null,
    forcePathStyle: false,
  });
});

test.each([
  ['an empty form', {}, NOTHING, ['bucket', 'keys']],
  ['an address with a user', { endpoint: 'https://me:pw@s3.example' }, SAVED, ['endpoint', 'keys']],
  ['a bucket with capitals', { bucket: 'Films' }, SAVED, ['bucket']],
  ['kept keys', { bucket: 'more' }, SAVED, []],
  ['kept keys at another endpoint', { endpoint: 'https://other.example' }, SAVED, ['keys']],
  ['one key of two', { accessKeyId: 'id' }, SAVED, ['keys']],
  ['keys of the environment', {}, { ...SAVED, source: 'environment' as const }, ['keys']],
  ['both keys', { bucket: 'films', accessKeyId: 'id', secretAccessKey: 'secret' }, NOTHING, []],
] as const)('%s: %s', (_name, typed, report, problems) => {
  expect(storageProblems({ ...formOf(report.settings), ...typed }, report)).toEqual(problems);
});
