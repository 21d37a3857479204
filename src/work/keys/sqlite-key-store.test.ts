import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openMemoryDatabase } from '../database/open-database.ts';
import { ensureFirstKey } from './first-key.ts';
import { createSqliteKeyStore } from './sqlite-key-store.ts';

function stored(now: () => number = () => 1000) {
  const database = openMemoryDatabase();
  onTestFinished(() => database.close());
  return { database, keys: createSqliteKeyStore(database, { now }) };
}

test('a key is found by its secret, which is not kept', () => {
  const { database, keys } = stored();
  const { key, secret } = keys.create({ name: 'a', scopes: ['read', 'submit'], owner: 'ann' });
  expect(secret).toMatch(/^cf_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
  expect(keys.verify(secret)).toEqual(key);
  expect(JSON.stringify(database.all('SELECT * FROM api_keys'))).not.toContain(secret.slice(20));
});

test.each([
  ['nothing', () => ''],
  ['another secret under the same id', (secret: string) => `${secret.slice(0, 20)}${'A'.repeat(43)}`],
  ['another id', (secret: string) => `cf_${'0'.repeat(16)}${secret.slice(19)}`],
  ['a part of it', (secret: string) => secret.slice(0, -1)],
  ['more than it', (secret: string) => `${secret}A`],
])('%s opens nothing', (_what, change) => {
  const { keys } = stored();
  const { secret } = keys.create({ name: 'a', scopes: ['read'] });
  expect(keys.verify(change(secret))).toBe(null);
});

test('a key is useless once it has expired or was revoked', () => {
  let nowMs = 0;
  const { keys } = stored(() => nowMs);
  const short = keys.create({ name: 'short', scopes: ['read'], expiresAtMs: 10 });
  const other = keys.create({ name: 'other', scopes: ['read'] });
  nowMs = 9;
  expect(keys.verify(short.secret)).not.toBe(null);
  nowMs = 10;
  expect(keys.verify(short.secret)).toBe(null);
  expect([keys.revoke(other.key.id), keys.revoke(other.key.id)]).toEqual([true, false]);
  expect(keys.verify(other.secret)).toBe(null);
});

test('the last use is noted to the minute', () => {
  let nowMs = 100;
  const { keys } = stored(() => nowMs);
  const { secret } = keys.create({ name: 'a', scopes: ['read'] });
  const lastUse = () => keys.list()[0]?.lastUsedAtMs;
  const uses = [1000, 30_000, 61_000].map((atMs) => {
    nowMs = atMs;
    keys.verify(secret);
    return lastUse();
  });
  expect(uses).toEqual([1000, 1000, 61_000]);
});

test('the first key is made once, for this user alone, and again when it was revoked', () => {
  const { keys } = stored();
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-key-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const first = ensureFirstKey(keys, dir);
  expect(statSync(first.path).mode & 0o777).toBe(0o600);
  expect(readFileSync(first.path, 'utf8')).toBe(`${first.secret}\n`);
  expect(ensureFirstKey(keys, dir)).toEqual({ ...first, isNew: false });
  keys.revoke(keys.list()[0]?.id ?? '');
  const second = ensureFirstKey(keys, dir);
  expect([second.isNew, second.secret === first.secret]).toEqual([true, false]);
  expect(keys.verify(second.secret)?.scopes).toEqual(['admin']);
});
