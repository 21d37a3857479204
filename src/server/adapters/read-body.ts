import type { z } from 'zod';
import { StudioError } from '../../shared/errors.ts';
import type { ImportWarning } from '../../shared/import/warning.ts';
import { isObject } from '../../shared/scenario/json/loose.ts';
import { formatPath } from '../../shared/scenario/problem.ts';

/**
 * A body by its schema. Keys the schema does not know are kept out and named in `warnings`; anything else that is wrong
 * throws `request.invalid` with every problem and its path.
 */
export function readBody<Schema extends z.ZodObject>(
  schema: Schema,
  body: unknown,
): { readonly value: z.infer<Schema>; readonly warnings: readonly ImportWarning[] } {
  const result = schema.safeParse(body);
  if (result.success) return { value: result.data, warnings: unknownKeys(schema, body) };
  const problems = result.error.issues.map(({ path, message }) => ({
    path: formatPath(path.map((part) => (typeof part === 'number' ? part : String(part)))),
    message,
  }));
  const [first] = problems;
  throw new StudioError(
    'request.invalid',
    `${first?.path || 'the body'}: ${first?.message ?? 'is not valid'}`,
    {
      details: { problems },
    },
  );
}

function unknownKeys(schema: z.ZodObject, body: unknown): ImportWarning[] {
  const known = Object.keys(schema.shape);
  return Object.keys(isObject(body) ? body : {})
    .filter((key) => !known.includes(key))
    .map((path) => ({ path, code: 'key.unknown', message: 'is not known here and was not read' }));
}
