import { expect, test } from 'vitest';
import { credentialsFromEnvironment, s3SettingsFromEnvironment } from './s3-settings.ts';

test('without a bucket there is no S3', () => {
  expect(
    s3SettingsFromEnvironment({ CUEFRAME_S3_ENDPOINT: 'https://x.example', CUEFRAME_S3_BUCKET: '' }),
  ).toBe(null);
});

test('AWS needs only a bucket', () => {
  expect(s3SettingsFromEnvironment({ CUEFRAME_S3_BUCKET: 'films', AWS_REGION: 'eu-central-1' })).toEqual({
    endpoint: null,
    region: 'eu-central-1',
    bucket: 'films',
    prefix: '',
    forcePathStyle: false,
    partChecksum: 'sha256',
  });
});

test('another service has an endpoint and its bucket in the path', () => {
  expect(
    s3SettingsFromEnvironment({
      CUEFRAME_S3_BUCKET: 'films',
      CUEFRAME_S3_ENDPOINT: 'http://minio.local:9000',
      CUEFRAME_S3_REGION: 'auto',
      CUEFRAME_S3_PREFIX: '/team/a/',
      CUEFRAME_S3_PART_CHECKSUM: 'md5',
      AWS_REGION: 'eu-central-1',
    }),
  ).toEqual({
    endpoint: 'http://minio.local:9000',
    region: 'auto',
    bucket: 'films',
    prefix: 'team/a/',
    forcePathStyle: true,
    partChecksum: 'md5',
  });
});

test.each([
  { CUEFRAME_S3_ENDPOINT: 'minio.local' },
  { CUEFRAME_S3_ENDPOINT: 'https://key:secret@minio.local' },
  { CUEFRAME_S3_FORCE_PATH_STYLE: 'maybe' },
  { CUEFRAME_S3_PART_CHECKSUM: 'crc' },
])('%j cannot be meant, and the message keeps secrets', (environment) => {
  const read = () => s3SettingsFromEnvironment({ CUEFRAME_S3_BUCKET: 'films', ...environment });
  expect(read).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.not.stringContaining('secret') }),
  );
});

test('our own keys come before those of AWS, and never mixed with them', async () => {
  const aws = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 'c' };
  const own = { CUEFRAME_S3_ACCESS_KEY_ID: 'd', CUEFRAME_S3_SECRET_ACCESS_KEY: 'e' };
  expect(await credentialsFromEnvironment(aws)?.()).toEqual({
    accessKeyId: 'a',
    secretAccessKey: 'b',
    sessionToken: 'c',
  });
  expect(await credentialsFromEnvironment({ ...aws, ...own })?.()).toEqual({
    accessKeyId: 'd',
    secretAccessKey: 'e',
  });
  expect(credentialsFromEnvironment({ CUEFRAME_S3_ACCESS_KEY_ID: 'd' })).toBe(undefined);
});
