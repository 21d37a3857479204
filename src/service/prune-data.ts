import type { JobState } from '../shared/job/job.ts';
import { dataPlaces } from '../work/queue/data-places.ts';

export type Pruned = {
  /** Ids of jobs that were forgotten. */
  readonly pruned: readonly string[];
  /** Ids of uploads that were announced and never came. */
  readonly uploads: readonly string[];
  /** How many records of other systems nothing was left of. */
  readonly records: number;
};

/**
 * Forgets jobs that ended before `finishedBeforeMs`, and then what a server removes once a day and needs no bucket for: uploads
 * that never came, records of other systems, callbacks. Beside whoever else uses the data folder.
 */
export async function pruneData(
  dataDir: string,
  filter: { readonly finishedBeforeMs: number; readonly states?: readonly JobState[] },
  nowMs: number,
): Promise<Pruned> {
  const { openDatabase } = await import('../work/database/open-database.ts');
  const { createSqliteJobStore } = await import('../work/queue/sqlite/sqlite-job-store.ts');
  const { createSqliteUploadStore } = await import('../work/uploads/sqlite-upload-store.ts');
  const { createUploads } = await import('../work/uploads/uploads.ts');
  const { createSqliteAdapterRecords } = await import('../work/records/sqlite-adapter-records.ts');
  const { tidyRecords } = await import('../work/tidy/tidy-records.ts');
  const { createSqliteCallbackStore } = await import('../work/callbacks/sqlite-callback-store.ts');
  const { CALLBACKS_KEPT_MS, UNFINISHED_MS } = await import('../work/tidy/tidy-tasks.ts');
  const database = openDatabase(dataDir);
  const jobs = createSqliteJobStore(database);
  try {
    const store = createSqliteUploadStore(database);
    const uploads = createUploads({ store, folder: dataPlaces(dataDir).inputsDir, limitBytes: 0 });
    const records = createSqliteAdapterRecords(database);
    const pruned = await jobs.prune(filter);
    createSqliteCallbackStore(database).prune(nowMs - CALLBACKS_KEPT_MS);
    return {
      pruned,
      uploads: await uploads.sweep(nowMs - UNFINISHED_MS),
      records: await tidyRecords({ records, uploads, jobs, nowMs }),
    };
  } finally {
    await jobs.close();
  }
}
