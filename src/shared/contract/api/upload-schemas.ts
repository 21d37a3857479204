import { z } from 'zod';
import { milliseconds } from './common.ts';

export const uploadSchema = z
  .object({
    id: z.string(),
    source: z.string().describe('`upload://ID`: what a job names it by'),
    owner: z.string(),
    name: z.string(),
    state: z.enum(['waiting', 'complete']),
    mediaType: z.string().nullable().describe('By its content; null for a file in the object store'),
    sizeBytes: z.int().nullable(),
    sha256: z.string().nullable(),
    createdAtMs: milliseconds,
  })
  .meta({ id: 'Upload' });

export const uploadQuerySchema = z.object({
  name: z
    .string()
    .min(1)
    .max(200)
    .default('upload')
    .describe('A name for people; the file is named by its id'),
});

export const presignSchema = z
  .strictObject({ name: z.string().min(1).max(200).default('upload'), sizeBytes: z.int().min(1) })
  .meta({ id: 'PresignRequest' });

export const presignedSchema = z
  .object({
    upload: uploadSchema,
    url: z.string().describe('PUT the file here, then confirm with `complete`. A secret while it lasts'),
    headers: z.record(z.string(), z.string()).describe('Headers to send exactly so'),
    expiresAtMs: milliseconds,
  })
  .meta({ id: 'PresignedUpload' });
