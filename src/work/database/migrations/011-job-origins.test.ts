import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { MIGRATIONS } from './migrations.ts';

const OLD = MIGRATIONS.filter(({ number }) => number <= 10);

test('a job of another system from before keeps its origin for callbacks; all others keep their requests', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-origins-'));
  try {
    const old = openDatabase(dir, { migrations: OLD });
    const add = (id: string, callbackUrl: string | null, scenario: string) => {
      old.run(
        `INSERT INTO job (id, state, priority, request, progress, created_at_ms) VALUES (?, 'queued', 5, ?, '{}', 0)`,
        ...[id, JSON.stringify({ format: 'mp4', callbackUrl })],
      );
      old.run('INSERT INTO job_scenario VALUES (?, ?)', id, scenario);
    };
    const from = { system: 'ecg', warnings: [{ path: 'a', code: 'b', message: 'c' }], base: 'http://here' };
    add('of-ecg', 'https://a/', JSON.stringify({ cueframe: 1, 'x-from': from }));
    add('without-callback', null, JSON.stringify({ cueframe: 1, 'x-from': from }));
    add('native', 'https://a/', '{"cueframe":1}');
    add('speaks-of-it', 'https://a/', '{"cueframe":1,"x-from":"\\"x-from\\""}');
    add('deep', 'https://a/', `{"x-from":1,"x":${'['.repeat(5000)}${']'.repeat(5000)}}`);
    old.close();
    const database = openDatabase(dir);
    const rows = database.all<{ id: string; request: string }>('SELECT id, request FROM job');
    database.close();
    const plain = { format: 'mp4', callbackUrl: 'https://a/' };
    expect(Object.fromEntries(rows.map(({ id, request }) => [id, JSON.parse(request) as unknown]))).toEqual({
      'of-ecg': { ...plain, origin: { system: 'ecg', base: 'http://here' } },
      'without-callback': { ...plain, callbackUrl: null },
      ...{ native: plain, 'speaks-of-it': plain, deep: plain },
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
