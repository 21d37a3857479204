import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nullIfAbsent } from '../../base/files/null-if-absent.ts';
import type { KeyStore } from './key-store.ts';

/** Name of the file in the data folder that holds the key of this machine's user. */
export const KEY_FILE = 'api-key';

/** The owner of what this machine's user makes. */
export const LOCAL_OWNER = 'local';

/**
 * The key of this machine's user, made on the first start: an `admin` key in a file that only this user reads (0600).
 * `isNew` says that it was made just now. A file whose key was revoked is replaced.
 */
export function ensureFirstKey(
  keys: KeyStore,
  dataDir: string,
): { readonly path: string; readonly secret: string; readonly isNew: boolean } {
  const path = join(dataDir, KEY_FILE);
  const kept = readKept(path);
  if (kept !== null && keys.verify(kept)) return { path, secret: kept, isNew: false };
  const { secret } = keys.create({ name: 'this machine', scopes: ['admin'], owner: LOCAL_OWNER });
  writeFileSync(path, `${secret}\n`, { mode: 0o600 });
  return { path, secret, isNew: true };
}

function readKept(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    return nullIfAbsent(error as NodeJS.ErrnoException);
  }
}
