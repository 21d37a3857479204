import { S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '../../shared/storage/s3-settings.ts';
import { judgeS3Failure } from './judge-s3-failure.ts';
import { s3Url } from './object-names.ts';
import { createRetrier, type Retrier, type RetryMeans } from './retrier.ts';
import type { S3Credentials } from './s3-settings.ts';
import { USUAL_PART_BYTES } from './upload-parts.ts';

/** A bucket one may speak to, with the means to try again. */
export type S3Access = {
  readonly client: S3Client;
  readonly bucket: string;
  readonly partChecksum: S3Settings['partChecksum'];
  /** Files up to this size go in one request, larger ones in parts of it; at least 5 MiB for S3 itself. */
  readonly partBytes: number;
  readonly retries: RetryMeans;
};

export type CredentialsProvider = () => Promise<S3Credentials>;

/** The retries are ours (retrier.ts): the SDK's own know neither our limits nor our clock. */
export function openS3(
  settings: Omit<S3Settings, 'prefix'>,
  credentials: CredentialsProvider | undefined,
  retries: RetryMeans,
  partBytes = USUAL_PART_BYTES,
): S3Access {
  const client = new S3Client({
    region: settings.region,
    ...(settings.endpoint === null ? {} : { endpoint: settings.endpoint }),
    ...(credentials ? { credentials } : {}),
    forcePathStyle: settings.forcePathStyle,
    maxAttempts: 1,
    // we send checksums that every service knows; the SDK's defaults are refused by many
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: retries.timings.idleMs,
      socketTimeout: retries.timings.idleMs,
    },
  });
  const { bucket, partChecksum } = settings;
  return { client, bucket, partChecksum, partBytes, retries };
}

/** Sends one request, again where that may help; `retrier` is shared by the requests of one upload. */
export function ask<T>(
  access: S3Access,
  request: {
    readonly key: string;
    readonly doing: string;
    readonly signal?: AbortSignal | undefined;
    readonly retrier?: Retrier;
  },
  send: (client: S3Client, options: { abortSignal?: AbortSignal }) => Promise<T>,
): Promise<T> {
  const { signal, retrier = createRetrier(access.retries) } = request;
  const place = s3Url({ bucket: access.bucket, key: request.key });
  return retrier.run(
    () => send(access.client, signal ? { abortSignal: signal } : {}),
    (error) => judgeS3Failure(error, place, request.doing),
    signal,
  );
}
