import type { z } from 'zod';
import { readShape } from '../../shared/import/read-shape.ts';
import type { ImportWarning } from '../../shared/import/warning.ts';

/**
 * A body by its schema. Keys the schema does not know are kept out and named in `warnings`; anything else that is wrong
 * throws `request.invalid` with every problem and its path.
 */
export function readBody<Schema extends z.ZodObject>(
  schema: Schema,
  body: unknown,
): { readonly value: z.infer<Schema>; readonly warnings: readonly ImportWarning[] } {
  return readShape(schema, body, { code: 'request.invalid', what: 'the body' });
}
