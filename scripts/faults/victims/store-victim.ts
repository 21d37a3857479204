/** Takes jobs through the store and says on stdout what was promised, once it was; DIR is made by whoever starts it. */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../src/work/database/open-database.ts';
import { createSqliteJobStore } from '../../../src/work/queue/sqlite/sqlite-job-store.ts';
import { DIGEST, jobRequest, RESULT, SEGMENTS } from '../../../test/conformance/job-requests.ts';

/** Pages in the log before they go to the database; small, so that this happens often. */
const CHECKPOINT_PAGES = 12;
const JOBS = 2;

const [dir = ''] = process.argv.slice(2);
const say = (...words: (string | number)[]) => void writeSync(1, `${words.join(' ')}\n`);
const database = openDatabase(dir);
database.all(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
const store = createSqliteJobStore(database);
for (let count = 0; count < JOBS; count += 1) {
  const { id } = store.add(jobRequest({ scenario: { cueframe: 1, cues: ['x'.repeat(2000)] } })).job;
  say('queued', id);
  store.claim('victim');
  say('running', id);
  store.plan(id, SEGMENTS);
  for (const { index } of SEGMENTS) {
    const token = store.lease(id, index, 'victim');
    store.commit(id, index, token, { sha256: DIGEST, how: 'render' });
    say('committed', id, index);
  }
  store.finish(id, 'victim', RESULT);
  say('done', id);
}
store.close();
