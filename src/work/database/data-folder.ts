import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { corrupt } from './store-error.ts';

/** What is made in a data folder only after its database was there. */
const LATER_THAN_DATABASE = [
  'api-key',
  'callback-secret',
  'inputs',
  'outputs',
  'rendered',
  'segments',
  'sources',
];

/** Makes the folder where it is missing. Throws `data.unusable` where that cannot be, or nothing may be written there. */
export function makeDataFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    const isFile = existsSync(dir) && !statSync(dir).isDirectory();
    const why = isFile ? 'a file stands in its place' : `it cannot be written (${code})`;
    throw new StudioError('data.unusable', `the data folder ${dir} cannot be used: ${why}`, {
      details: { path: dir, system: code },
      cause,
    });
  }
}

/**
 * Throws `store.corrupt` for a database of no bytes in a folder that was worked in: SQLite would take it for a new one, and
 * every job would silently be gone. A start that was ended before its first write leaves one too, but nothing beside it.
 */
export function refuseEmptyDatabase(dir: string, path: string): void {
  const isEmpty = existsSync(path) && statSync(path).size === 0 && !existsSync(`${path}-wal`);
  if (!isEmpty) return;
  const made = LATER_THAN_DATABASE.filter((name) => existsSync(join(dir, name)));
  if (made.length > 0) throw corrupt(path, `it is empty, but there is ${made.join(', ')} beside it`);
}
