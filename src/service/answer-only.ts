import { dataPlaces } from '../work/queue/data-places.ts';
import { StudioError } from '../shared/errors.ts';
import { composeStorage } from './compose-storage.ts';
import { openService } from './open-service.ts';
import type { ServiceOptions } from './run-service.ts';

/**
 * Answers over HTTP until `signal` fires and renders nothing: without the instance lock, beside the `serve --no-http`
 * that holds it. Both see what the other writes through the database. Throws `usage`, `port.taken`, `store.corrupt`
 * and `store.newer`.
 */
export async function answerOnly(options: ServiceOptions): Promise<void> {
  const { http, signal, dataDir } = options;
  if (!http || options.untilIdle)
    throw new StudioError('usage', '--no-work goes neither with --no-http nor with --until-idle');
  const { openDatabase } = await import('../work/database/open-database.ts');
  const { createSqliteJobStore } = await import('../work/queue/sqlite-job-store.ts');
  const { openStorageSettings } = await import('../studio/settings/storage-settings.ts');
  const places = dataPlaces(dataDir);
  const ending: (() => unknown)[] = [];
  try {
    const database = openDatabase(dataDir);
    const store = createSqliteJobStore(database);
    ending.push(() => store.close());
    const { onTrouble } = options;
    const settings = await openStorageSettings({ saved: null, env: process.env, onTrouble });
    const storage = await composeStorage(database, places, settings, process.env);
    ending.push(() => storage.close());
    const service = await openService({ ...options, http, database, store, settings, storage, places });
    ending.push(() => service.close());
    options.onListening(service.facts);
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    for (const end of ending.reverse()) await end();
  }
}
