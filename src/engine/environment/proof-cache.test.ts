import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProofCache } from './proof-cache.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'proofs-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a proof is there for the next process, and two processes do not lose each other’s', () => {
  const first = openProofCache(folder);
  const second = openProofCache(folder);
  first.set('a', { works: true });
  second.set('b', { works: false });
  const third = openProofCache(folder);
  expect([third.get('a'), third.get('b'), third.get('c')]).toEqual([{ works: true }, { works: false }, null]);
  expect(readdirSync(folder)).toEqual(['proofs.json']);
});

test('an old answer is not given where a young one is asked for', () => {
  let nowMs = 0;
  const cache = openProofCache(folder, () => nowMs);
  cache.set('a', 1);
  nowMs = 1000;
  expect([cache.get('a', 1000), cache.get('a', 999), cache.get('a')]).toEqual([1, null, 1]);
});

test.each([
  ['empty', () => ''],
  ['cut', (text: string) => text.slice(0, -9)],
  ['changed', (text: string) => text.replace('true', 'null')],
  ['not an object', () => '[]'],
])('a file that is %s counts as none', (_, damage) => {
  openProofCache(folder).set('a', true);
  const path = join(folder, 'proofs.json');
  writeFileSync(path, damage(readFileSync(path, 'utf8')));
  const cache = openProofCache(folder);
  expect(cache.get('a')).toBeNull();
  cache.set('a', 2);
  expect(openProofCache(folder).get('a')).toBe(2);
});

test('a folder that cannot be made costs only the memory', () => {
  const path = join(folder, 'file');
  writeFileSync(path, '');
  const cache = openProofCache(join(path, 'below'));
  cache.set('a', 1);
  expect(cache.get('a')).toBe(1);
});
