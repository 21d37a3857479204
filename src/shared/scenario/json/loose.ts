/** A JSON object nothing is known about yet. */
export type Loose = Readonly<Record<string, unknown>>;

/** The object a value is, else an empty one: checks across keys go on where the shape is wrong elsewhere. */
export function asObject(value: unknown): Loose {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The finite number a value is, else undefined. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
