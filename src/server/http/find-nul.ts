const NUL = '\u0000';

export type NulPath = readonly (string | number)[];

/**
 * Where a text or a name in `value` has a NUL, or null. The database gives text back cut off there, so that two names
 * would become one. Nesting is that of a body that was read: not deep.
 */
export function findNul(value: unknown, path: NulPath = []): NulPath | null {
  if (typeof value === 'string') return value.includes(NUL) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  const isList = Array.isArray(value);
  for (const [name, part] of Object.entries(value)) {
    const inner = [...path, isList ? Number(name) : name];
    const found = name.includes(NUL) ? inner : findNul(part, inner);
    if (found) return found;
  }
  return null;
}
