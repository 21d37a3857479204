import { openDatabase } from '../../../src/work/database/open-database.ts';
import { createSqliteJobStore } from '../../../src/work/queue/sqlite/sqlite-job-store.ts';
import { jobRequest } from '../../conformance/job-requests.ts';

/** Accepts jobs as fast as it can and prints the id of each once it is accepted; ended by whoever started it. */
const [dir] = process.argv.slice(2);
const store = createSqliteJobStore(openDatabase(String(dir)));
for (;;) {
  const scenario = { cueframe: 1, cues: ['x'.repeat(Math.floor(Math.random() * 20_000))] };
  const { id } = (await store.add(jobRequest({ scenario }))).job;
  await new Promise<void>((resolve) => void process.stdout.write(`${id}\n`, () => resolve()));
}
