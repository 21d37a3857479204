/** The real API over a real database, and a work loop whose jobs render nothing; ended by SIGTERM. Arguments: DIR KEYS SEED. */
import { join } from 'node:path';
import { createSqliteAdapterRecords } from '../../src/work/records/sqlite-adapter-records.ts';
import { callbackSecretOf } from '../../src/work/callbacks/callback-secret.ts';
import { startCheckpoints } from '../../src/work/database/background-checkpoints.ts';
import { openDatabase } from '../../src/work/database/open-database.ts';
import { createSqliteKeyStore } from '../../src/work/keys/sqlite-key-store.ts';
import { createSqliteProjectStore } from '../../src/work/projects/sqlite-project-store.ts';
import { runJobs } from '../../src/work/queue/run/run-jobs.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { createSqliteUploadStore } from '../../src/work/uploads/sqlite-upload-store.ts';
import { createUploads } from '../../src/work/uploads/uploads.ts';
import { startServer } from '../../src/server/start-server.ts';
import { seededRandom } from '../../test/helpers/test-random.ts';
import { fakeWork } from './fake-work.ts';

const [dir = '', keyCount = '1', seed = '1'] = process.argv.slice(2);
const JOBS_AT_ONCE = 8;
const database = openDatabase(dir);
const checkpoints = startCheckpoints(database, { onTrouble: (error) => console.error(error) });
const jobs = createSqliteJobStore(database);
const keys = createSqliteKeyStore(database);
const server = await startServer({
  services: {
    ...{ jobs, keys, objectStore: null, dataDir: dir, fetchInto: null },
    projects: createSqliteProjectStore(database),
    adapterRecords: createSqliteAdapterRecords(database),
    uploads: createUploads({
      ...{ store: createSqliteUploadStore(database), folder: join(dir, 'inputs'), limitBytes: 1 },
    }),
    filmSecret: 'films',
    callbackSecretOf: (keyId) => callbackSecretOf('no callback is sent here', keyId),
    ffmpeg: () => Promise.reject(new Error('nothing is probed here')),
  },
  limits: { requestsPerMinuteWithKey: 10_000_000 },
  log: { level: 'silent' },
});
const runner = await runJobs({
  ...{ store: jobs, runnerId: 'load', jobsAtOnce: JOBS_AT_ONCE },
  work: fakeWork(jobs, seededRandom(Number(seed))),
  room: { note: () => {}, withRoom: () => Promise.resolve([]) },
  onTrouble: (error) => console.error(error),
});
// one owner of all, and a key for every 32 readers
const secrets = Array.from(
  { length: Number(keyCount) },
  (_, index) =>
    keys.create({
      name: `load ${index}`,
      scopes: ['read', 'submit'],
      owner: 'load',
      queuedJobLimit: 1_000_000,
    }).secret,
);
console.log(JSON.stringify({ address: server.address, port: server.port, secrets }));
process.once('SIGTERM', () => {
  void (async () => {
    await server.close();
    await runner.stop();
    await checkpoints.stop();
    await jobs.close();
    process.exit(0);
  })();
});
