import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { makeDataFolder } from '../database/data-folder.ts';
import { connect } from '../database/database.ts';
import { sqliteCode } from '../database/store-error.ts';
import { writeWholeSync } from '../../base/files/write-whole.ts';

/** Who works in a data folder. Milliseconds since 1970. */
export type InstanceHolder = { readonly pid: number; readonly sinceMs: number };

/** `release` may be called again: then it does nothing. */
export type InstanceLock = { readonly holder: InstanceHolder; release(): void };

/** Opened by nothing else: on POSIX a process that opens and closes a file it has locked loses the lock. */
const LOCK_FILE = 'instance.lock';
/** For people only; what is in it decides nothing. */
const HOLDER_FILE = 'instance.json';

/**
 * Makes this process the only one that works in `dir`. Throws `instance.running`, with the `pid` and `sinceMs` of the
 * other (null where it has not said yet). What is held is a write transaction on an empty database: the system itself
 * takes it back when the process ends, however it ends, so nothing has to be cleaned up and nothing can be left behind.
 */
export function takeInstanceLock(
  dir: string,
  { now = Date.now }: { readonly now?: () => number } = {},
): InstanceLock {
  makeDataFolder(dir);
  const database = connect(join(dir, LOCK_FILE));
  try {
    database.script('PRAGMA busy_timeout = 0');
    database.script('BEGIN IMMEDIATE');
    const holder = { pid: process.pid, sinceMs: now() };
    writeWholeSync(join(dir, HOLDER_FILE), JSON.stringify(holder));
    let isHeld = true;
    return {
      holder,
      release() {
        if (!isHeld) return;
        isHeld = false;
        database.script('ROLLBACK');
        database.close();
      },
    };
  } catch (error) {
    database.close();
    if (sqliteCode(error) === 'SQLITE_BUSY') throw running(dir, readHolder(dir), error);
    throw error;
  }
}

/** Null where it cannot be read; then the lock is still somebody's. */
function readHolder(dir: string): InstanceHolder | null {
  try {
    const { pid, sinceMs } = JSON.parse(
      readFileSync(join(dir, HOLDER_FILE), 'utf8'),
    ) as Partial<InstanceHolder>;
    return typeof pid === 'number' && typeof sinceMs === 'number' ? { pid, sinceMs } : null;
  } catch {
    return null;
  }
}

function running(dir: string, holder: InstanceHolder | null, cause: unknown): StudioError {
  const who = holder ? ` (process ${holder.pid}, since ${new Date(holder.sinceMs).toISOString()})` : '';
  return new StudioError('instance.running', `another Cueframe works in ${dir}${who}`, {
    details: { dir, pid: holder?.pid ?? null, sinceMs: holder?.sinceMs ?? null },
    cause,
  });
}
