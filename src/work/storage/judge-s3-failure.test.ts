import { expect, test } from 'vitest';
import { judgeS3Failure, s3Refusal } from './judge-s3-failure.ts';

const failure = (name: string, httpStatusCode: number | undefined, headers = {}) =>
  Object.assign(new Error('see https://host/key?X-Amz-Signature=SECRET'), {
    name,
    $metadata: { httpStatusCode, requestId: 'r1' },
    $response: { headers },
    StringToSign: 'SECRET',
  });

test.each([
  ['NoSuchKey', 404, 'storage.not_found', 0],
  ['NotFound', 404, 'storage.not_found', 0],
  ['NoSuchUpload', 404, 'storage.not_found', 0],
  ['AccessDenied', 403, 'storage.denied', 0],
  ['SignatureDoesNotMatch', 403, 'storage.denied', 0],
  ['CredentialsProviderError', undefined, 'storage.denied', 0],
  ['RequestTimeTooSkewed', 403, 'storage.denied', 2],
  ['BadDigest', 400, 'storage.failed', Infinity],
  ['InvalidPart', 400, 'storage.failed', 0],
  ['PreconditionFailed', 412, 'media.changed', 0],
  ['SlowDown', 503, 'storage.failed', Infinity],
  ['InternalError', 500, 'storage.failed', Infinity],
  ['InternalError', 200, 'storage.failed', Infinity],
  ['TooManyRequests', 429, 'storage.failed', Infinity],
  ['TimeoutError', undefined, 'storage.failed', Infinity],
  ['Error', undefined, 'storage.failed', Infinity],
])('%s (%s) is %s, tried again %s times', (name, status, code, mostRetries) => {
  const verdict = judgeS3Failure(failure(name, status), 's3://b/k', 'the upload');
  expect([verdict.error.code, verdict.mostRetries, s3Refusal(verdict.error)]).toEqual([
    code,
    mostRetries,
    name,
  ]);
});

test('the words say what failed where, without addresses and without what was signed', () => {
  const { error, askedMs } = judgeS3Failure(
    failure('SlowDown', 503, { 'retry-after': '3' }),
    's3://b/k',
    'the upload',
  );
  expect([error.message, error.details, error.cause, askedMs]).toEqual([
    'the upload failed at s3://b/k: SlowDown (HTTP 503): see https://host/key?…',
    { place: 's3://b/k', service: 'SlowDown', status: 503, requestId: 'r1' },
    undefined,
    3000,
  ]);
});
