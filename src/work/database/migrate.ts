import { StudioError } from '../../shared/errors.ts';
import { backUp } from './back-up.ts';
import type { Database } from './database.ts';

/** One step of the database's shape. Never edited once released: a change is a further step. */
export type Migration = { readonly number: number; readonly sql: string };

/**
 * Takes the steps that are missing, each in one transaction with its number. What was there before is kept beside the
 * database as `….before-N`, N being the first step taken. Throws `store.newer` if a later version wrote it.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const version = versionOf(database);
  const newest = Math.max(...migrations.map(({ number }) => number));
  if (version > newest)
    throw new StudioError(
      'store.newer',
      `the database ${database.path} has version ${version}; this program knows versions up to ${newest}`,
      { details: { path: database.path, version, newest } },
    );
  const missing = migrations.filter(({ number }) => number > version).toSorted((a, b) => a.number - b.number);
  if (version > 0 && missing[0]) backUp(database, missing[0].number);
  for (const { number, sql } of missing)
    database.write(() => {
      // another process may have come first
      if (versionOf(database) >= number) return;
      database.script(sql);
      database.script(`PRAGMA user_version = ${number}`);
    });
}

function versionOf(database: Database): number {
  return database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}
