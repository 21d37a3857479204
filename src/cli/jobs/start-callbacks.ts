import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../core/database/database.ts';
import type { JobStore } from '../../core/queue/job-store.ts';
import { toStudioError, type StudioError } from '../../shared/errors.ts';

/** In the data folder: what callbacks are signed with where CUEFRAME_CALLBACK_SECRET is not set. */
const SECRET_FILE = 'callback-secret';

/** Tells other programs how their jobs end, until it is stopped; what was not told then is told after the next start. */
export async function startCallbacks(options: {
  readonly database: Database;
  readonly store: JobStore;
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onTrouble: (error: StudioError) => void;
}): Promise<{ stop(): Promise<void> }> {
  const { createCallbackFeed } = await import('../../core/callbacks/callback-feed.ts');
  const { createCallbackSender } = await import('../../core/callbacks/callback-sender.ts');
  const { runCallbacks } = await import('../../core/callbacks/run-callbacks.ts');
  const { createSqliteCallbackStore } = await import('../../core/callbacks/sqlite-callback-store.ts');
  const { callbackShapeOf } = await import('../../server/start-server.ts');
  const { postGuarded } = await import('../../core/storage/post-guarded.ts');
  const { database, store: jobs, dataDir, env, onTrouble } = options;
  const store = createSqliteCallbackStore(database);
  const secret = env['CUEFRAME_CALLBACK_SECRET'] || keptSecret(join(dataDir, SECRET_FILE));
  const allowedHosts = (env['CUEFRAME_ALLOW_ADDRESSES'] ?? '').split(',').filter(Boolean);
  const stop = new AbortController();
  const { signal } = stop;
  const now = Date.now;
  const running = runCallbacks({
    read: createCallbackFeed({ jobs, store, shapeOf: callbackShapeOf, now }),
    sender: createCallbackSender({
      ...{ store, signal, secretOf: () => secret },
      onGiveUp: ({ jobId }, message) =>
        jobs.tell(jobId, { type: 'warning', code: 'callback.given_up', path: 'callbackUrl', message }),
      post: (url, body, headers, sending) =>
        postGuarded(url, body, headers, { ...sending, allowAddresses: allowedHosts }),
    }),
    onChange: (listener) => jobs.onChange(listener),
    onError: (error) => onTrouble(toStudioError(error)),
    ...{ now, signal },
  });
  return {
    async stop() {
      stop.abort();
      await running;
    },
  };
}

function keptSecret(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(path, `${secret}\n`, { mode: 0o600 });
    return secret;
  }
}
