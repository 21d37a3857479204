import type { Database } from '../../core/database/database.ts';
import type { DataPlaces } from '../../core/queue/data-places.ts';
import type { JobStore } from '../../core/queue/job-store.ts';
import { onThisClock, type Later } from '../../core/queue/later.ts';
import type { StudioError } from '../../shared/errors.ts';
import type { Storage } from './compose-storage.ts';

/** Removes what nobody needs any more, at once and once a day, beside the work. Under the instance lock. Throws `usage`. */
export async function startTidying(options: {
  readonly database: Database;
  readonly store: JobStore;
  readonly storage: Pick<Storage, 'uploads' | 'objectStore'>;
  readonly places: DataPlaces;
  readonly env: NodeJS.ProcessEnv;
  readonly onTrouble: (error: StudioError) => void;
  readonly later?: Later;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Promise<{ stop(): Promise<void> }> {
  const { database, store, storage, places, env, onTrouble, later = onThisClock, now = Date.now } = options;
  const { createSqliteAdapterRecords } = await import('../../core/adapter-records/sqlite-adapter-records.ts');
  const { createSqliteProjectStore } = await import('../../core/projects/sqlite-project-store.ts');
  const { createSqliteCallbackStore } = await import('../../core/callbacks/sqlite-callback-store.ts');
  const { tidyDaily } = await import('../../core/queue/tidy-daily.ts');
  const { tidyTasks } = await import('../../core/queue/tidy-tasks.ts');
  const { createFolderStore } = await import('../../core/storage/folder-store.ts');
  const { keepDaysFromEnvironment } = await import('../../core/storage/keep-days.ts');
  const folder = createFolderStore({ dir: places.dir, nowMs: now });
  const inputs = createFolderStore({ dir: places.inputsDir, nowMs: now });
  const tasks = tidyTasks({
    ...{ jobs: store, uploads: storage.uploads, now, keepDays: keepDaysFromEnvironment(env) },
    records: createSqliteAdapterRecords(database, { now }),
    projects: createSqliteProjectStore(database),
    callbacks: createSqliteCallbackStore(database),
    // half films of our own folders are swept at the start; other folders here are not the store's
    stores: [
      { ...folder, sweepUnfinished: (sweeping) => inputs.sweepUnfinished(sweeping) },
      ...(storage.objectStore ? [storage.objectStore] : []),
    ],
  });
  return tidyDaily(tasks, { later, onTrouble });
}
