import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { auditLoad } from '../../scripts/load/audit-load.ts';
import { openDatabase } from '../../src/work/database/open-database.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { DIGEST, jobRequest, RESULT, SEGMENTS } from '../conformance/job-requests.ts';
import { leased } from '../conformance/store-under-test.ts';

/** Two jobs that ended well, then whatever `spoil` does to the database behind the store's back. */
async function audited(spoil: string, followedStates = ['queued', 'running', 'done']) {
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-audit-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const database = openDatabase(dir);
  const store = createSqliteJobStore(database);
  const ids: string[] = [];
  for (const title of ['a', 'b']) {
    const { id } = (await store.add(jobRequest({ title, owner: 'load' }))).job;
    await store.claim('r');
    await store.plan(id, SEGMENTS);
    for (const { index } of SEGMENTS)
      await store.commit(id, index, await leased(store, id, index), { sha256: DIGEST, how: 'render' });
    await store.finish(id, 'r', RESULT);
    ids.push(id);
  }
  database.script(`PRAGMA foreign_keys = OFF; ${spoil.replaceAll('FIRST', `'${ids[0]}'`)}`);
  await store.close();
  const [jobId = ''] = ids;
  return (
    await auditLoad(dir, {
      ...{ accepted: new Set(ids), cancelled: new Set() },
      followed: [{ jobId, states: followedStates, connections: 1 }],
    })
  ).map((problem) => problem.replaceAll(jobId, 'FIRST'));
}

test('a run that left everything as it should passes', async () => {
  expect(await audited('')).toEqual([]);
});

test.each([
  ['DELETE FROM job WHERE id = FIRST', /counters differ/],
  ["UPDATE job SET state = 'running' WHERE id = FIRST", /FIRST is running/],
  ["UPDATE job SET runner = 'r' WHERE id = FIRST", /1 jobs that somebody works on/],
  ["UPDATE job_segment SET state = 'leased' WHERE job_id = FIRST", /3 leased segments/],
  ["DELETE FROM job_event WHERE job_id = FIRST AND type = 'state'", /counters differ/],
  ["INSERT INTO job_scenario VALUES ('nobody', '{}')", /1 scenarios without a job/],
])('%s is found', async (spoil, problem) => {
  expect((await audited(spoil)).join('\n')).toMatch(problem);
});

test('a reader that was told something else is found', async () => {
  expect(await audited('', ['queued', 'done'])).toEqual([
    'a reader of FIRST was told queued,done, and it went queued,running,done',
  ]);
});
