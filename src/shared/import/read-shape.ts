import type { z } from 'zod';
import { StudioError } from '../errors.ts';
import { isObject } from '../scenario/json/loose.ts';
import { formatPath } from '../scenario/problem.ts';
import type { ImportWarning } from './warning.ts';

/**
 * A document by its schema. Keys the schema does not know are kept out and named in `warnings`; anything else that is wrong
 * throws `code` with every problem and its path. `what`: the document itself, in words.
 */
export function readShape<Schema extends z.ZodObject>(
  schema: Schema,
  document: unknown,
  { code, what }: { readonly code: 'request.invalid' | 'import.invalid'; readonly what: string },
): { readonly value: z.infer<Schema>; readonly warnings: readonly ImportWarning[] } {
  const result = schema.safeParse(document);
  if (result.success) return { value: result.data, warnings: unknownKeys(schema, document) };
  const problems = result.error.issues.map(({ path, message }) => ({
    path: formatPath(path.map((part) => (typeof part === 'number' ? part : String(part)))),
    message,
  }));
  const [first] = problems;
  throw new StudioError(code, `${first?.path || what}: ${first?.message ?? 'is not valid'}`, {
    details: { problems },
  });
}

function unknownKeys(schema: z.ZodObject, document: unknown): ImportWarning[] {
  const known = Object.keys(schema.shape);
  return Object.keys(isObject(document) ? document : {})
    .filter((key) => !known.includes(key))
    .map((path) => ({ path, code: 'key.unknown', message: 'is not known here and was not read' }));
}
