import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { auditLoad } from '../../scripts/load/audit-load.ts';
import { openDatabase } from '../../src/work/database/open-database.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { DIGEST, jobRequest, RESULT, SEGMENTS } from '../conformance/job-requests.ts';

/** Two jobs that ended well, then whatever `spoil` does to the database behind the store's back. */
function audited(spoil: string, followedStates = ['queued', 'running', 'done']) {
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-audit-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const database = openDatabase(dir);
  const store = createSqliteJobStore(database);
  const ids = ['a', 'b'].map((title) => {
    const { id } = store.add(jobRequest({ title, owner: 'load' })).job;
    store.claim('r');
    store.plan(id, SEGMENTS);
    for (const { index } of SEGMENTS)
      store.commit(id, index, store.lease(id, index, 'w'), { sha256: DIGEST, how: 'render' });
    store.finish(id, 'r', RESULT);
    return id;
  });
  database.script(`PRAGMA foreign_keys = OFF; ${spoil.replaceAll('FIRST', `'${ids[0]}'`)}`);
  store.close();
  const [jobId = ''] = ids;
  return auditLoad(dir, {
    ...{ accepted: new Set(ids), cancelled: new Set() },
    followed: [{ jobId, states: followedStates, connections: 1 }],
  }).map((problem) => problem.replaceAll(jobId, 'FIRST'));
}

test('a run that left everything as it should passes', () => {
  expect(audited('')).toEqual([]);
});

test.each([
  ['DELETE FROM job WHERE id = FIRST', /counters differ/],
  ["UPDATE job SET state = 'running' WHERE id = FIRST", /FIRST is running/],
  ["UPDATE job SET runner = 'r' WHERE id = FIRST", /1 jobs that somebody works on/],
  ["UPDATE job_segment SET state = 'leased' WHERE job_id = FIRST", /3 leased segments/],
  ["DELETE FROM job_event WHERE job_id = FIRST AND type = 'state'", /counters differ/],
  ["INSERT INTO job_scenario VALUES ('nobody', '{}')", /1 scenarios without a job/],
])('%s is found', (spoil, problem) => {
  expect(audited(spoil).join('\n')).toMatch(problem);
});

test('a reader that was told something else is found', () => {
  expect(audited('', ['queued', 'done'])).toEqual([
    'a reader of FIRST was told queued,done, and it went queued,running,done',
  ]);
});
