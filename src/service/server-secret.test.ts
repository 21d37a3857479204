import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readServerSecret, SECRET_FILE } from './server-secret.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'cueframe-secret-'))));
afterEach(() => rmSync(dir, { recursive: true }));

test('all who start together get one secret, which only this user can read', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => readServerSecret(dir, {})));
  const path = join(dir, SECRET_FILE);
  expect([...new Set(secrets)]).toEqual([readFileSync(path, 'utf8').trim()]);
  expect(secrets[0]).toMatch(/^[\w-]{43}$/);
  expect([await readServerSecret(dir, {}), readdirSync(dir)]).toEqual([secrets[0], [SECRET_FILE]]);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a secret of the environment needs no file', async () => {
  expect([await readServerSecret(dir, { CUEFRAME_CALLBACK_SECRET: 'given' }), readdirSync(dir)]).toEqual([
    'given',
    [],
  ]);
});

test.each([
  ['empty, as a crash or a full disk leaves it,', ''],
  ['of a line end', '\n'],
  ['cut off', 'A'.repeat(42)],
  ['of zeros', '\0'.repeat(43)],
  ['of two lines', `${'A'.repeat(43)}\n${'B'.repeat(43)}\n`],
])('a file that is %s is no secret and stays as it is', async (_what, text) => {
  const path = join(dir, SECRET_FILE);
  writeFileSync(path, text);
  await expect(readServerSecret(dir, {})).rejects.toMatchObject({
    code: 'secret.damaged',
    details: { path },
  });
  expect(readFileSync(path, 'utf8')).toBe(text);
});
