import { expect, test } from 'vitest';
import { openMemoryDatabase } from '../../database/open-database.ts';
import type { Database } from '../../database/database.ts';
import { createSqliteJobStore } from '../sqlite/sqlite-job-store.ts';
import { jobLedger } from './job-ledger.ts';

/** Rows read while each of `count` segments is asked for that an attempt before had committed. */
async function rowsReadAgain(count: number): Promise<number> {
  let rows = 0;
  const database = openMemoryDatabase();
  const counted: Database = {
    ...database,
    all: (sql, ...values) => counting(database.all(sql, ...values)),
    get: (sql, ...values) => counting(database.all(sql, ...values))[0] as never,
  };
  const counting = <Row>(read: Row[]): Row[] => {
    rows += read.length;
    return read;
  };
  const store = createSqliteJobStore(counted);
  const { id } = (
    await store.add({
      ...{ scenario: {}, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null },
      ...{ title: null, owner: null, projectId: null, callbackUrl: null, priority: 5, kind: 'render' },
    })
  ).job;
  const ledger = jobLedger(store, id);
  const indexes = Array.from({ length: count }, (_, index) => index);
  await ledger.plan(
    indexes.map((index) => ({ index, startFrame: index, endFrame: index + 1, fingerprint: `f${index}` })),
  );
  const lease = (index: number) => ledger.lease(index, 'w');
  for (const index of indexes) {
    const token = await lease(index);
    if (token) await ledger.commit(index, token, { sha256: 'd', how: 'render' });
  }
  rows = 0;
  for (const index of indexes) expect(await lease(index)).toBeNull();
  return rows;
}

test('a film with twice the finished segments reads twice the rows, not four times', async () => {
  expect(await rowsReadAgain(80)).toBe(2 * (await rowsReadAgain(40)));
});
