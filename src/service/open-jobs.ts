import type { JobStore } from '../work/queue/ports/job-store.ts';

/** Runs `work` on the queue of a data folder, beside whoever else uses it. Loaded late: help needs no database. */
export async function withJobs<T>(dataDir: string, work: (store: JobStore) => Promise<T> | T): Promise<T> {
  const { openDatabase } = await import('../work/database/open-database.ts');
  const { createSqliteJobStore } = await import('../work/queue/sqlite/sqlite-job-store.ts');
  const store = createSqliteJobStore(openDatabase(dataDir));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
