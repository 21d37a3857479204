import type { Database } from '../work/database/database.ts';
import type { DataPlaces } from '../work/queue/data-places.ts';
import type { JobControl } from '../work/queue/ports/job-control.ts';
import type { JobIntake } from '../work/queue/ports/job-intake.ts';
import { onThisClock, type Later } from '../base/flow/later.ts';
import type { StudioError } from '../shared/errors.ts';
import type { Storage } from './compose-storage.ts';

/** Removes what nobody needs any more, at once and once a day, beside the work. Under the instance lock. Throws `usage`. */
export async function startTidying(options: {
  readonly database: Database;
  readonly store: JobIntake & JobControl;
  readonly storage: Pick<Storage, 'uploads' | 'objectStore'>;
  readonly places: DataPlaces;
  readonly env: NodeJS.ProcessEnv;
  readonly onTrouble: (error: StudioError) => void;
  readonly later?: Later;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Promise<{ stop(): Promise<void> }> {
  const { database, store, storage, places, env, onTrouble, later = onThisClock, now = Date.now } = options;
  const { createSqliteAdapterRecords } = await import('../work/records/sqlite-adapter-records.ts');
  const { createSqliteProjectStore } = await import('../work/projects/sqlite-project-store.ts');
  const { createSqliteCallbackStore } = await import('../work/callbacks/sqlite-callback-store.ts');
  const { tidyDaily } = await import('../work/tidy/tidy-daily.ts');
  const { tidyTasks } = await import('../work/tidy/tidy-tasks.ts');
  const { createFolderStore } = await import('../work/storage/folder-store.ts');
  const { keepDaysFromEnvironment, keepJobsDaysFromEnvironment } =
    await import('../work/storage/keep-days.ts');
  const folder = createFolderStore({ dir: places.dir, nowMs: now });
  const inputs = createFolderStore({ dir: places.inputsDir, nowMs: now });
  const tasks = tidyTasks({
    ...{ jobs: store, uploads: storage.uploads, now, keepDays: keepDaysFromEnvironment(env) },
    keepJobsDays: keepJobsDaysFromEnvironment(env),
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
