/** Takes jobs through the store and says on stdout what was promised, once it was; DIR is made by whoever starts it. */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../src/work/database/open-database.ts';
import { createSqliteJobStore } from '../../../src/work/queue/sqlite/sqlite-job-store.ts';
import { DIGEST, jobRequest, RESULT, SEGMENTS } from '../../../test/conformance/job-requests.ts';
import { leased } from '../../../test/conformance/store-under-test.ts';

/** Pages in the log before they go to the database; small, so that this happens often. */
const CHECKPOINT_PAGES = 12;
const JOBS = 2;

const [dir = ''] = process.argv.slice(2);
const say = (...words: (string | number)[]) => void writeSync(1, `${words.join(' ')}\n`);
const database = openDatabase(dir);
database.all(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
const store = createSqliteJobStore(database);
for (let count = 0; count < JOBS; count += 1) {
  const { id } = (await store.add(jobRequest({ scenario: { cueframe: 1, cues: ['x'.repeat(2000)] } }))).job;
  say('queued', id);
  await store.claim('victim');
  say('running', id);
  await store.plan(id, SEGMENTS);
  for (const { index } of SEGMENTS) {
    const token = await leased(store, id, index, 'victim');
    await store.commit(id, index, token, { sha256: DIGEST, how: 'render' });
    say('committed', id, index);
  }
  await store.finish(id, 'victim', RESULT);
  say('done', id);
}
await store.close();
