import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nullIfAbsent } from '../base/files/null-if-absent.ts';
import { putFirst } from '../base/files/put-in-place.ts';
import { syncFolder } from '../base/files/sync-path.ts';
import { StudioError } from '../shared/errors.ts';

/** In the data folder: what secrets of callbacks are derived from where CUEFRAME_CALLBACK_SECRET is not set. */
export const SECRET_FILE = 'callback-secret';

const SECRET_BYTES = 32;
/** As many characters as SECRET_BYTES have in base64url. */
const FORM = /^[A-Za-z0-9_-]{43}$/;

/**
 * The server's secret for callbacks: of the environment, else of a file that only this user reads (0600), made on the first
 * start. Processes that start together get the same one. Throws `secret.damaged` for a file that holds no secret: it is
 * never replaced without being asked for, since receivers know the old one.
 */
export async function readServerSecret(dataDir: string, env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['CUEFRAME_CALLBACK_SECRET'];
  if (given) return given;
  const path = join(dataDir, SECRET_FILE);
  return (await readSecret(path)) ?? makeSecret(path, dataDir);
}

async function makeSecret(path: string, dataDir: string): Promise<string> {
  await putFirst(path, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`);
  await syncFolder(dataDir);
  const secret = await readSecret(path); // another process may have been first
  if (secret === null) throw damaged(path, 'it was removed');
  return secret;
}

/** Null where there is no file. */
async function readSecret(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(nullIfAbsent);
  if (text === null) return null;
  const secret = text.trim();
  if (FORM.test(secret)) return secret;
  throw damaged(path, secret === '' ? 'it is empty' : `it has not the 43 characters of one`);
}

function damaged(path: string, why: string): StudioError {
  return new StudioError('secret.damaged', `${path} holds no secret for callbacks: ${why}`, {
    details: { path },
  });
}
