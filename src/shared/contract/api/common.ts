import { z } from 'zod';

/** The one form of a failure, with a code of docs/errors.md. */
export const errorReplySchema = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  })
  .meta({ id: 'Error', description: 'Branch on `code`; messages may change.' });

export const idParams = z.object({ id: z.string().min(1).max(128) });

export const milliseconds = z.int().describe('Milliseconds since 1970');

export const pageLimit = z.coerce
  .number()
  .int()
  .min(1)
  .max(500)
  .default(50)
  .describe('How many at most, 1 to 500');

export const cursor = z.string().max(128).optional().describe('`nextCursor` of the page before');
