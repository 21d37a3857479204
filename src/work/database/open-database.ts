import { join } from 'node:path';
import { checkDatabase } from './check-database.ts';
import { connect, type Database } from './database.ts';
import { makeDataFolder, refuseEmptyDatabase } from './data-folder.ts';
import { migrate, type Migration } from './migrate.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

export const DATABASE_FILE = 'cueframe.db';

/** How long a statement waits for another process that writes. */
const BUSY_TIMEOUT_MS = 5000;

/** The log is cut back to this after a scenario that made it long. */
const LONGEST_LOG_BYTES = 32 * 1024 * 1024;

/**
 * Opens `DIR/cueframe.db`, makes it where there is none and brings it up to date; what was committed survives a power
 * cut. Nothing is ever wiped: throws `store.corrupt` for a damaged file, `store.newer` for one
 * of a later version, and `data.unusable`.
 */
export function openDatabase(
  dir: string,
  { migrations = MIGRATIONS }: { readonly migrations?: readonly Migration[] } = {},
): Database {
  makeDataFolder(dir);
  const path = join(dir, DATABASE_FILE);
  refuseEmptyDatabase(dir, path);
  return opened(connect(path), migrations);
}

/** The same in memory, for tests and for what need not last. */
export function openMemoryDatabase(): Database {
  return opened(connect(':memory:'), MIGRATIONS);
}

function opened(database: Database, migrations: readonly Migration[]): Database {
  try {
    database.script(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    checkDatabase(database, 'quick');
    database.all('PRAGMA journal_mode = WAL');
    database.script(`
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA journal_size_limit = ${LONGEST_LOG_BYTES}`);
    migrate(database, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
