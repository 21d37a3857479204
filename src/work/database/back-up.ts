import { rmSync } from 'node:fs';
import { commitFileSync } from '../../base/files/commit-file.ts';
import type { Database } from './database.ts';

/** Keeps a whole copy beside the database; it has its name only when it is on disk. Gives its path. */
export function backUp(database: Database, beforeNumber: number): string {
  const path = `${database.path}.before-${beforeNumber}`;
  const part = `${path}.${process.pid}.part`;
  rmSync(part, { force: true });
  // unlike a copy of the file this holds what is still in the log
  database.run('VACUUM INTO ?', part);
  commitFileSync(part, path);
  return path;
}
