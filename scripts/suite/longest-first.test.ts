import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inOrder, LONGEST } from './longest-first.ts';

const ROOT = join(import.meta.dirname, '..', '..');

test('every file that is named is there', () => {
  const gone = LONGEST.filter((name) => !existsSync(join(ROOT, 'test', 'integration', `${name}.test.ts`)));
  expect(gone).toEqual([]);
});

test('the longest come first, the others stay in their order', () => {
  const [first = '', second = ''] = LONGEST;
  const path = (name: string) => `/any/test/integration/${name}.test.ts`;
  const given = ['zebra', second, 'ape', first].map(path);
  expect(inOrder(given, (file) => file)).toEqual([first, second, 'zebra', 'ape'].map(path));
});
