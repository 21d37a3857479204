import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../database/migrations/migrations.ts';
import { openDatabase, openMemoryDatabase } from '../database/open-database.ts';
import type { AdapterRecord } from './adapter-records.ts';
import { createSqliteAdapterRecords } from './sqlite-adapter-records.ts';

const record = (owner: string, id: string, body: object = {}): AdapterRecord => ({
  ...{ owner, id, body, createdAtMs: 1000 },
});

test('two owners may give the same name: each reads, replaces and removes its own', () => {
  const records = createSqliteAdapterRecords(openMemoryDatabase());
  records.put('s', record('ann', 'p1', { title: 'Ann’s' }));
  records.put('s', record('bob', 'p1', { title: 'Bob’s' }));
  records.put('s', record('ann', 'p1', { title: 'Ann’s second' }));
  const both = [records.get('s', 'p1', 'ann'), records.get('s', 'p1', 'bob')];
  expect(both).toEqual([
    record('ann', 'p1', { title: 'Ann’s second' }),
    record('bob', 'p1', { title: 'Bob’s' }),
  ]);
  expect([records.get('s', 'p1', 'eve'), records.get('t', 'p1', 'ann')]).toEqual([null, null]);
  expect(records.get('s', 'p1', null)).toEqual(both[1]); // the newest
  records.remove('s', { id: 'p1', owner: 'ann' });
  expect([records.get('s', 'p1', 'ann'), records.get('s', 'p1', 'bob')]).toEqual([null, both[1]]);
});

test('a list counts only what its filter lets through', () => {
  const records = createSqliteAdapterRecords(openMemoryDatabase());
  records.put('s', record('ann', 'video:a', { projectId: '7' }));
  records.put('s', record('ann', 'video:b', { projectId: '8' }));
  records.put('s', record('ann', 'token:c', { projectId: '7' }));
  for (let count = 0; count < 5; count += 1)
    records.put('s', record('bob', `video:${count}`, { projectId: '7' }));
  const ids = (filter: object) => records.list('s', { ...filter, limit: 2 }).map(({ id }) => id);
  expect([
    ids({ owner: 'ann' }),
    ids({ owner: 'ann', idStart: 'video:' }),
    ids({ owner: 'ann', idStart: 'video:', body: { projectId: '7' } }),
    ids({ owner: null, idStart: 'token:' }),
    ids({}),
  ]).toEqual([
    ['token:c', 'video:b'],
    ['video:b', 'video:a'],
    ['video:a'],
    ['token:c'],
    ['video:4', 'video:3'],
  ]);
});

test('records of an older database are there after it was brought up to date', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-records-'));
  try {
    const old = openDatabase(dir, { migrations: MIGRATIONS.filter(({ number }) => number <= 6) });
    old.run(
      `INSERT INTO adapter_record (system, id, owner, created_at_ms, changed_at_ms, body)
       VALUES ('s', 'p1', 'ann', 1000, 2000, '{"a":1}'), ('s', 'p2', NULL, 1000, 2000, '{}')`,
    );
    old.close();
    const database = openDatabase(dir);
    const records = createSqliteAdapterRecords(database);
    const ages = records.unchangedSince(2000);
    const kept = [records.get('s', 'p1', 'ann'), records.get('s', 'p2', null)];
    database.close();
    expect(kept).toEqual([record('ann', 'p1', { a: 1 }), record('', 'p2')]);
    expect(ages.map(({ id, owner, changedAtMs }) => [id, owner, changedAtMs])).toEqual([
      ['p1', 'ann', 2000],
      ['p2', '', 2000],
    ]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
