/**
 * Returns a copy in which `change` has replaced every `src` of media, fonts and cues. Objects without a `src` are
 * shared with the original. Keys of tools (`x-`) and the `data` of templates are left alone: a `src` in them has a
 * meaning of its own.
 */
export function mapSources<Value>(value: Value, change: (src: string) => string): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => mapSources(item, change));
    return items.some((item, index) => item !== value[index]) ? (items as Value) : value;
  }
  const isTemplate = 'type' in value && value.type === 'html';
  let isChanged = false;
  const entries = Object.entries(value).map(([key, item]: [string, unknown]) => {
    if (key.startsWith('x-') || (isTemplate && key === 'data')) return [key, item] as const;
    const mapped = key === 'src' && typeof item === 'string' ? change(item) : mapSources(item, change);
    isChanged ||= mapped !== item;
    return [key, mapped] as const;
  });
  return isChanged ? (Object.fromEntries(entries) as Value) : value;
}

/** Every `src` of a document, each once. */
export function sourcesOf(document: unknown): readonly string[] {
  const sources = new Set<string>();
  mapSources(document, (src) => {
    sources.add(src);
    return src;
  });
  return [...sources];
}
