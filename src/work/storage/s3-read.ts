import type { Readable } from 'node:stream';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { StudioError } from '../../shared/errors.ts';
import type { ReadOptions, StoredObject } from './object-store.ts';
import { ask, type S3Access } from './s3-access.ts';

/** The bytes of an object of this bucket, whole or from one byte on; and what S3 says of it. */
export async function readObject(
  access: S3Access,
  key: string,
  { offsetBytes = 0, endByte, etag, signal }: ReadOptions,
): Promise<{ object: StoredObject; stream: Readable }> {
  const isWhole = offsetBytes === 0 && endByte === undefined;
  const command = new GetObjectCommand({
    Bucket: access.bucket,
    Key: key,
    ...(isWhole ? {} : { Range: `bytes=${offsetBytes}-${endByte ?? ''}` }),
    ...(etag === undefined ? {} : { IfMatch: etag }),
  });
  const found = await ask(access, { key, doing: 'the download', signal }, (client, sending) =>
    client.send(command, sending),
  );
  const total = Number(/\/(\d+)$/.exec(found.ContentRange ?? '')?.[1] ?? found.ContentLength ?? 0);
  if (!found.Body) throw new StudioError('storage.failed', 'the storage answered without a body');
  return {
    object: {
      key,
      sizeBytes: total,
      modifiedAtMs: found.LastModified?.getTime() ?? 0,
      etag: found.ETag ?? null,
      sha256: found.Metadata?.['cueframe-sha256'] ?? null,
    },
    stream: found.Body as Readable,
  };
}

/** All objects whose key begins with `prefix`, page by page. */
export async function* listObjects(
  access: S3Access,
  prefix: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<StoredObject> {
  for (let token: string | undefined; ;) {
    const command = new ListObjectsV2Command({
      Bucket: access.bucket,
      Prefix: prefix,
      ...(token ? { ContinuationToken: token } : {}),
    });
    const page = await ask(access, { key: prefix, doing: 'the list', signal }, (client, sending) =>
      client.send(command, sending),
    );
    for (const { Key: key, Size, LastModified, ETag } of page.Contents ?? [])
      if (key)
        yield {
          key,
          sizeBytes: Size ?? 0,
          modifiedAtMs: LastModified?.getTime() ?? 0,
          etag: ETag ?? null,
          sha256: null,
        };
    token = page.NextContinuationToken;
    if (!token) return;
  }
}
