import { z } from 'zod';

/** S3's rule for buckets: 3-63 of a-z, 0-9, dot and hyphen, beginning and ending with a letter or digit. */
export const BUCKET_PATTERN = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** `https://host[:port]`: no user, no path, no query. */
export const ENDPOINT_PATTERN = /^https?:\/\/[^/?#@\s]+\/?$/;
/** What AWS takes where nothing is said; services of other makes take any. */
export const USUAL_REGION = 'us-east-1';

export const s3SettingsSchema = z.strictObject({
  /** Null: AWS's own of the region. */
  endpoint: z.string().max(500).regex(ENDPOINT_PATTERN, 'is not of the form https://host[:port]').nullable(),
  /** `auto` for R2. */
  region: z
    .string()
    .max(100)
    .regex(/^[\w-]+$/, 'has letters, digits and hyphens only'),
  bucket: z.string().regex(BUCKET_PATTERN, 'has 3-63 of a-z, 0-9, dot and hyphen'),
  /** What all our keys begin with, for a bucket shared with others: empty, or ending with `/`. */
  prefix: z
    .string()
    .max(500)
    .regex(/^(?:[^/\\\s][^\\]*\/)?$/, 'is empty, or ends with /'),
  /** Address buckets as `endpoint/bucket` rather than `bucket.endpoint`: MinIO and most that run at home. */
  forcePathStyle: z.boolean(),
  /** How parts are proved: SHA-256 (AWS, R2, MinIO), or Content-MD5 for services that refuse the former. */
  partChecksum: z.enum(['sha256', 'md5']),
});

/** Where and how: AWS, R2, MinIO and others alike. Without secrets, so that it may be shown. */
export type S3Settings = Readonly<z.infer<typeof s3SettingsSchema>>;

/** What somebody wrote as a prefix, as it is used: without slashes in front, with one at the end. */
export function cleanPrefix(text: string): string {
  const inside = text.trim().replace(/^\/+|\/+$/g, '');
  return inside === '' ? '' : `${inside}/`;
}
