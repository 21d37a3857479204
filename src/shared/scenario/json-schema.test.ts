import { expect, test } from 'vitest';
import { scenarioJsonSchema } from './json-schema.ts';

type Node = { readonly [key: string]: unknown };

function objectsIn(node: unknown): Node[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = (node as Node)['type'] === 'object' ? [node as Node] : [];
  return [...own, ...Object.values(node).flatMap(objectsIn)];
}

test('is JSON Schema 2020-12 that asks for the version alone', () => {
  expect(scenarioJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Cueframe scenario',
    required: ['cueframe'],
    additionalProperties: false,
  });
});

test('lets tools add x- keys to every object', () => {
  const objects = objectsIn(scenarioJsonSchema());
  expect(objects.length).toBeGreaterThan(20);
  expect(
    objects.filter((object) => !('^x-' in ((object['patternProperties'] as Node | undefined) ?? {}))),
  ).toEqual([]);
});
