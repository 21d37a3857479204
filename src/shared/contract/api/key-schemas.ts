import { z } from 'zod';
import { milliseconds } from './common.ts';

const scope = z.enum(['read', 'submit', 'admin', 'agent']);

export const newKeySchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    scopes: z.array(scope).min(1).max(4),
    owner: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Whose jobs it sees and makes; default: only its own'),
    expiresAtMs: milliseconds.nullable().default(null),
    queuedJobLimit: z.int().min(0).max(1_000_000).default(1000).describe('Most jobs that may wait at once'),
  })
  .meta({ id: 'NewKey' });

const keySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    owner: z.string(),
    scopes: z.array(scope),
    queuedJobLimit: z.int(),
    createdAtMs: milliseconds,
    expiresAtMs: milliseconds.nullable(),
    lastUsedAtMs: milliseconds.nullable(),
  })
  .meta({ id: 'Key' });

export const createdKeySchema = keySchema
  .extend({
    secret: z.string().describe('Shown here and never again'),
    callbackSecret: z
      .object({ id: z.string().describe('`k` in signatures'), secret: z.string() })
      .describe('What callbacks of the key’s jobs are signed with; shown here and never again'),
  })
  .meta({ id: 'CreatedKey' });

export const keyListSchema = z.object({ keys: z.array(keySchema) });
