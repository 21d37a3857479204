import { expect, test } from 'vitest';
import { withUsedSchemas } from './used-schemas.ts';

test('schemas that paths need, also by way of others, are kept and no more', () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const document = {
    paths: { '/a': { get: { schema: ref('Page') } } },
    components: {
      securitySchemes: { key: {} },
      schemas: { Page: { items: [ref('Job')] }, Job: { of: ref('Page') }, Lone: ref('Job') },
    },
  };
  expect(withUsedSchemas(document)).toEqual({
    ...document,
    components: {
      ...document.components,
      schemas: { Page: { items: [ref('Job')] }, Job: { of: ref('Page') } },
    },
  });
});
