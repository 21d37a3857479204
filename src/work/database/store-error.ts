import { StudioError } from '../../shared/errors.ts';

/** Where a connection fails to open, the driver gives SQLite's code (14, `SQLITE_CANTOPEN`) only in its message. */
const CANNOT_OPEN = /^ConnectionFailed\(.*: 14"\)$/;

/** What the driver threw, in the words of the catalogue. */
export function storeError(error: unknown, path: string): StudioError {
  if (error instanceof StudioError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const sqlite = sqliteCode(error);
  const options = { details: { path, sqlite }, cause: error };
  if (sqlite === 'SQLITE_FULL') return new StudioError('disk.full', `the disk of ${path} is full`, options);
  if (sqlite?.startsWith('SQLITE_CORRUPT') || sqlite === 'SQLITE_NOTADB')
    return corrupt(path, message, error);
  if (CANNOT_OPEN.test(message) || /^SQLITE_(?:CANTOPEN|READONLY)/.test(sqlite ?? ''))
    return new StudioError('data.unusable', `${path} cannot be opened for writing: ${message}`, options);
  return new StudioError('internal', `the database ${path} failed: ${message}`, options);
}

export function corrupt(path: string, why: string, cause?: unknown): StudioError {
  return new StudioError('store.corrupt', `the database ${path} is damaged: ${why}`, {
    details: { path },
    cause,
  });
}

/** Such as `SQLITE_BUSY`; null for anything the driver did not give a code. */
export function sqliteCode(error: unknown): string | null {
  const cause = error instanceof StudioError ? error.cause : error;
  const code = cause instanceof Error ? (cause as { code?: unknown }).code : null;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
}
