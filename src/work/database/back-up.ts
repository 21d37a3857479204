import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from './database.ts';

/** Keeps a whole copy beside the database; it has its name only when it is on disk. Gives its path. */
export function backUp(database: Database, beforeNumber: number): string {
  const path = `${database.path}.before-${beforeNumber}`;
  const part = `${path}.${process.pid}.part`;
  rmSync(part, { force: true });
  // unlike a copy of the file this holds what is still in the log
  database.run('VACUUM INTO ?', part);
  syncPath(part, 'r+'); // Windows syncs only what may be written
  renameSync(part, path);
  if (process.platform !== 'win32') syncPath(dirname(path), 'r'); // and opens no folders
  return path;
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
