import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterRecords } from '../../../src/work/records/adapter-records.ts';
import { createSqliteAdapterRecords } from '../../../src/work/records/sqlite-adapter-records.ts';
import { callbackSecretOf } from '../../../src/work/callbacks/callback-secret.ts';
import { openDatabase } from '../../../src/work/database/open-database.ts';
import type { KeyScope } from '../../../src/work/keys/api-key.ts';
import { createSqliteKeyStore } from '../../../src/work/keys/sqlite-key-store.ts';
import { createSqliteProjectStore } from '../../../src/work/projects/sqlite-project-store.ts';
import { createSqliteJobStore } from '../../../src/work/queue/sqlite/sqlite-job-store.ts';
import { createSqliteUploadStore } from '../../../src/work/uploads/sqlite-upload-store.ts';
import { createUploads } from '../../../src/work/uploads/uploads.ts';
import type { LogOptions } from '../../../src/server/http/server-log.ts';
import type { ServerLimits, ServerServices } from '../../../src/server/http/server-services.ts';
import { startServer } from '../../../src/server/start-server.ts';

export type TestServerOptions = {
  readonly limits?: Partial<ServerLimits>;
  readonly uploadLimitBytes?: number;
  readonly now?: () => number;
  readonly log?: LogOptions;
  readonly services?: Partial<ServerServices>;
  /** Stands before what the adapters remember. */
  readonly records?: (records: AdapterRecords) => AdapterRecords;
  readonly allowedOrigins?: readonly string[];
  readonly trustedProxies?: readonly string[];
};

/** What the addresses of films are signed with here. */
export const FILM_SECRET = 'a secret for films';

/** The real API over a real database in a folder of its own. `close` removes everything. */
export async function startTestServer(options: TestServerOptions = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'cueframe-api-'));
  const database = openDatabase(dataDir);
  const clock = options.now ? { now: options.now } : {};
  const jobs = createSqliteJobStore(database, clock);
  const keys = createSqliteKeyStore(database, clock);
  const services: ServerServices = {
    jobs,
    keys,
    projects: createSqliteProjectStore(database, clock),
    adapterRecords: (options.records ?? ((records) => records))(createSqliteAdapterRecords(database)),
    uploads: createUploads({
      store: createSqliteUploadStore(database),
      folder: join(dataDir, 'uploads'),
      limitBytes: options.uploadLimitBytes ?? 100_000_000,
    }),
    objectStore: null,
    dataDir,
    ffmpeg: async () => ({ path: 'ffmpeg', version: '5.1', ffprobePath: 'ffprobe' }),
    fetchInto: null,
    filmSecret: FILM_SECRET,
    callbackSecretOf: (keyId) => callbackSecretOf('a secret of the server', keyId),
    ...clock,
    ...options.services,
  };
  const server = await startServer({
    services,
    log: options.log ?? { level: 'silent' },
    ...(options.limits && { limits: options.limits }),
    ...(options.allowedOrigins && { allowedOrigins: options.allowedOrigins }),
    ...(options.trustedProxies && { trustedProxies: options.trustedProxies }),
  });
  const addKey = (scopes: readonly KeyScope[], more: { owner?: string; queuedJobLimit?: number } = {}) =>
    keys.create({ name: scopes.join(), scopes, ...more }).secret;
  const admin = addKey(['admin'], { owner: 'local' });
  const user = addKey(['read', 'submit'], { owner: 'ann' });
  return {
    ...{ server, services, database, jobs, keys, dataDir, admin, user, addKey },
    api: (path: string, init: RequestInit & { key?: string | null; json?: unknown } = {}) => {
      const { key = admin, json, headers, ...rest } = init;
      return fetch(
        `${server.address}${path.startsWith('/health') || path === '/metrics' ? '' : '/api/v1'}${path}`,
        {
          ...rest,
          ...(json !== undefined && { method: rest.method ?? 'POST', body: JSON.stringify(json) }),
          headers: {
            ...(key !== null && { authorization: `Bearer ${key}` }),
            ...(json !== undefined && { 'content-type': 'application/json' }),
            ...(headers as Record<string, string>),
          },
        },
      );
    },
    async close() {
      await server.close();
      await jobs.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** A film that needs no files. */
export const SMALL_SCENARIO = {
  cueframe: 1,
  title: 'small',
  stage: { width: 64, height: 36, frameRate: 10, duration: 1 },
  cues: [{ type: 'text', text: 'hello', start: 0, end: 1 }],
};
