const COMPONENT = '#/components/schemas/';

type Document = {
  readonly paths?: unknown;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
};

/** The document without the schemas that no path needs: those of scenarios are known to the same registry. */
export function withUsedSchemas<Whole extends object>(document: Whole): Whole {
  const { paths, components } = document as Document;
  const schemas = components?.schemas ?? {};
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      if (key !== '$ref' || typeof one !== 'string') visit(one);
      else if (one.startsWith(COMPONENT)) visitSchema(one.slice(COMPONENT.length).split('/')[0] ?? '');
    }
  };
  const visitSchema = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    visit(schemas[name]);
  };
  visit(paths);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...components, schemas: kept } };
}
