import { randomBytes } from 'node:crypto';

/** Names the upload's file as well, in the uploads folder or in the object store. */
export function newUploadId(): string {
  return `u${randomBytes(8).toString('hex')}`;
}
