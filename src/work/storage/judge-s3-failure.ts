import { StudioError, type ErrorCode } from '../../shared/errors.ts';
import { parseRetryAfter } from './retry-delay.ts';
import type { Verdict } from './retrier.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Refusals that the same request, sent again, may not meet: bytes lost or changed on the way. */
const LOST_ON_THE_WAY = ['BadDigest', 'IncompleteBody', 'RequestTimeout', 'XAmzContentChecksumMismatch'];
/** The SDK corrects its clock by the answer, so that the next request is right; more than twice is another fault. */
const CLOCK = ['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'];
const DENIED = [
  'AccessDenied',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'InvalidToken',
];
const NOT_FOUND = ['NoSuchKey', 'NoSuchBucket', 'NoSuchUpload', 'NotFound'];

type SdkError = Error & {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
};

/**
 * What a failure of the S3 client means. The client's own error is not kept as cause: it carries the string that was
 * signed, key ids and sometimes whole addresses. `doing` says what failed, for example `the upload of part 3`.
 */
export function judgeS3Failure(error: unknown, place: string, doing: string): Verdict {
  if (error instanceof StudioError)
    return { error, mostRetries: error.traits.retryable ? Infinity : 0, askedMs: null };
  const { name, message, $metadata, $response } = asSdkError(error);
  const status = $metadata?.httpStatusCode ?? null;
  const text = `${doing} failed at ${place}: ${name}${status === null ? '' : ` (HTTP ${status})`}: ${withoutSecrets(message)}`;
  const details = { place, service: name, status, requestId: $metadata?.requestId ?? null };
  const verdict = (code: ErrorCode, mostRetries: number) => ({
    error: new StudioError(code, text, { details }),
    mostRetries,
    askedMs: parseRetryAfter($response?.headers?.['retry-after'], Date.now()),
  });
  if (CLOCK.includes(name)) return verdict('storage.denied', 2);
  if (LOST_ON_THE_WAY.includes(name)) return verdict('storage.failed', Infinity);
  if (NOT_FOUND.includes(name) || status === 404) return verdict('storage.not_found', 0);
  if (DENIED.includes(name) || name === 'CredentialsProviderError' || status === 401 || status === 403)
    return verdict('storage.denied', 0);
  if (status === 412) return verdict('media.changed', 0);
  if (status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429)
    return verdict('storage.failed', 0);
  return verdict('storage.failed', Infinity);
}

/** The service's own name of a refusal, such as `InvalidPart`; null where it is none of an S3 request. */
export function s3Refusal(error: unknown): string | null {
  const service = error instanceof StudioError ? error.details['service'] : null;
  return typeof service === 'string' ? service : null;
}

function asSdkError(error: unknown): SdkError {
  return error instanceof Error ? error : new Error(String(error));
}
