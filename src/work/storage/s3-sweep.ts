import { ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import { ask, type S3Access } from './s3-access.ts';
import { abortUpload } from './s3-multipart.ts';

/**
 * Aborts the uploads in parts under `prefix` that began before `beforeMs` (since 1970): left by a process that was
 * killed, or by a start whose answer was lost. Says how many.
 */
export async function sweepUploads(
  access: S3Access,
  prefix: string,
  beforeMs: number,
  signal?: AbortSignal,
): Promise<number> {
  let swept = 0;
  let after: { KeyMarker?: string; UploadIdMarker?: string } = {};
  for (;;) {
    const command = new ListMultipartUploadsCommand({ Bucket: access.bucket, Prefix: prefix, ...after });
    const request = { key: prefix, doing: 'the list of unfinished uploads', signal };
    const page = await ask(access, request, (client, sending) => client.send(command, sending));
    for (const { Key: key, UploadId: uploadId, Initiated: begunAt } of page.Uploads ?? []) {
      // some services list without a filter, or without a time: what is not surely ours and old stays
      if (!key?.startsWith(prefix) || !uploadId || !begunAt || begunAt.getTime() > beforeMs) continue;
      await abortUpload({ access, key, uploadId });
      swept += 1;
    }
    if (!page.IsTruncated || !page.NextKeyMarker) return swept;
    after = {
      KeyMarker: page.NextKeyMarker,
      ...(page.NextUploadIdMarker ? { UploadIdMarker: page.NextUploadIdMarker } : {}),
    };
  }
}
