import type { InstanceLock } from '../work/instance/instance-lock.ts';
import { dataPlaces, type DataPlaces } from '../work/queue/data-places.ts';
import type { JobStore } from '../work/queue/ports/job-store.ts';
import type { JobRunner } from '../work/queue/run/run-jobs.ts';
import type { StudioError } from '../shared/errors.ts';
import { createRenderContext, type ToolChoices } from './render-context.ts';
import { startRunner } from './compose-runner.ts';
import { composeStorage, type Storage } from './compose-storage.ts';
import { composeStudio, type DesktopDoor } from './compose-studio.ts';
import { withEndings } from './endings.ts';
import { openService, type HttpChoice, type Listening, type WindowAddress } from './open-service.ts';
import { startTidying } from './start-tidying.ts';
import { useOwnTempFolder } from '../base/folders/own-temp-folder.ts';
import { serveUntil } from './serve-until.ts';

export type ServiceOptions = {
  readonly dataDir: string;
  /** Null: no port is opened. */
  readonly http: HttpChoice | null;
  readonly jobsAtOnce: number;
  readonly memoryLimitBytes: number | null;
  readonly untilIdle: boolean;
  readonly tools: ToolChoices;
  readonly currentDir: string;
  readonly onTrouble: (error: StudioError) => void;
  /** Told once requests are answered. */
  readonly onListening: (facts: Listening) => void;
  /** Told an address that opens the studio in a browser, once; then the next. */
  readonly onWindow?: (facts: WindowAddress) => void;
  /** The desktop app, which shows the studio itself. */
  readonly desktop?: DesktopDoor;
  readonly signal: AbortSignal;
};

/**
 * Works in a data folder until `signal` fires or, with `untilIdle`, nothing is queued. Throws `instance.running` where
 * another process works there, `port.taken`, `store.corrupt`, `store.newer` and whatever finding the tools throws.
 */
export async function runService(options: ServiceOptions): Promise<void> {
  const { takeInstanceLock } = await import('../work/instance/instance-lock.ts');
  for (;;) {
    const lock = takeInstanceLock(options.dataDir);
    const isLeft = await serve(options, lock);
    // a job that was added while the lock was being released found somebody at work: it is ours
    if (!isLeft || options.signal.aborted) return;
  }
}

/** Whether, with `untilIdle`, jobs are queued again after the lock was given back. */
async function serve(options: ServiceOptions, lock: InstanceLock): Promise<boolean> {
  const { openDatabase } = await import('../work/database/open-database.ts');
  const { createSqliteJobStore } = await import('../work/queue/sqlite/sqlite-job-store.ts');
  const { sweepLeftovers } = await import('../work/queue/tidy/sweep-leftovers.ts');
  const { openStorageSettings } = await import('../studio/settings/storage-settings.ts');
  const { untilIdle, signal, desktop, onTrouble } = options;
  const places = dataPlaces(options.dataDir);
  return withEndings(async (onEnd) => {
    onEnd(() => lock.release());
    const database = openDatabase(options.dataDir);
    const store = createSqliteJobStore(database);
    onEnd(() => store.close());
    await sweepLeftovers(store, places);
    onEnd(await useOwnTempFolder(places.workDir));
    const saved = desktop?.storage ?? null;
    const settings = await openStorageSettings({ saved, env: process.env, onTrouble });
    const storage = await composeStorage(database, places, settings, process.env);
    onEnd(() => storage.close());
    if (desktop) {
      const studio = await composeStudio({
        ...{ ...options, store, places, settings, door: desktop },
        filmStore: storage.filmStore,
      });
      await desktop.onStudio(studio);
    }
    const runner = await startWork(options, { store, places, storage });
    onEnd(() => runner.stop());
    const tidying = await startTidying({ ...options, database, store, storage, places, env: process.env });
    onEnd(() => tidying.stop());
    // after the work has begun again: the server takes a while to load
    if (options.http) {
      const { http } = options;
      const facts = await openService({
        ...options,
        onEnd,
        http,
        database,
        store,
        settings,
        storage,
        places,
      });
      options.onListening(facts);
    }
    await serveUntil(runner, { untilIdle, signal });
    await runner.stop();
    lock.release(); // before the queue is looked at: a job that comes later finds nobody at work
    return untilIdle && (await store.countByState()).queued > 0;
  }, onTrouble);
}

/** The work loop with the tools of this machine. Throws what finding them throws. */
async function startWork(
  options: ServiceOptions,
  parts: { readonly store: JobStore; readonly places: DataPlaces; readonly storage: Storage },
): Promise<JobRunner> {
  const { signal, currentDir, onTrouble, jobsAtOnce, memoryLimitBytes } = options;
  const found = await createRenderContext(options.tools, { signal, onEvent: () => {}, currentDir });
  const render = options.desktop?.adaptRender(found) ?? found;
  return startRunner({ ...parts, render, onTrouble, jobsAtOnce, memoryLimitBytes });
}
