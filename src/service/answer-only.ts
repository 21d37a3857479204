import { dataPlaces } from '../work/queue/data-places.ts';
import { StudioError } from '../shared/errors.ts';
import { composeStorage } from './compose-storage.ts';
import { withEndings } from './endings.ts';
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
  const { createSqliteJobStore } = await import('../work/queue/sqlite/sqlite-job-store.ts');
  const { openStorageSettings } = await import('../studio/settings/storage-settings.ts');
  const places = dataPlaces(dataDir);
  const { onTrouble } = options;
  await withEndings(async (onEnd) => {
    const database = openDatabase(dataDir);
    const store = createSqliteJobStore(database);
    onEnd(() => store.close());
    const settings = await openStorageSettings({ saved: null, env: process.env, onTrouble });
    const storage = await composeStorage(database, places, settings, process.env);
    onEnd(() => storage.close());
    const facts = await openService({ ...options, onEnd, http, database, store, settings, storage, places });
    options.onListening(facts);
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }, onTrouble);
}
