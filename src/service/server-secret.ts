import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the data folder: what secrets of callbacks are derived from where CUEFRAME_CALLBACK_SECRET is not set. */
const SECRET_FILE = 'callback-secret';

/** The server's secret for callbacks: of the environment, else of a file that only this user reads (0600), made on the first start. */
export function readServerSecret(dataDir: string, env: NodeJS.ProcessEnv): string {
  const given = env['CUEFRAME_CALLBACK_SECRET'];
  if (given) return given;
  const path = join(dataDir, SECRET_FILE);
  try {
    // never over one that is there: another process may have made it just now
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
