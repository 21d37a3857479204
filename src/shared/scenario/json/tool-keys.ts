/** Whether a key belongs to tools: Cueframe neither reads nor refuses it, in any object. */
export function isToolKey(key: string): boolean {
  return key.startsWith('x-');
}

/** A copy without the keys of tools. A template's `data` is kept whole: its keys are the template's own. */
export function withoutToolKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutToolKeys);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.create(null) as Record<string, unknown>;
  const isTemplate = 'type' in value && value.type === 'html';
  for (const [key, item] of Object.entries(value))
    if (!isToolKey(key)) copy[key] = isTemplate && key === 'data' ? item : withoutToolKeys(item);
  return copy;
}
