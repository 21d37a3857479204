import type { Database } from '../work/database/database.ts';
import type { DataPlaces } from '../work/queue/data-places.ts';
import type { JobStore } from '../work/queue/ports/job-store.ts';
import type { StorageSettings } from '../studio/settings/storage-settings.ts';
import { toStudioError, type StudioError } from '../shared/errors.ts';
import { findProvedFfmpeg, toolOptions, type ToolChoices } from './render-context.ts';
import { commaList } from './comma-list.ts';
import type { Storage } from './compose-storage.ts';
import { readServerSecret } from './server-secret.ts';
import { composeStudio } from './compose-studio.ts';
import type { OnEnd } from './endings.ts';
import { studioAddress } from './studio-address.ts';
import { startCallbacks } from './start-callbacks.ts';

/** Where to listen, and the proxies in front that are believed who a caller is. */
export type HttpChoice = {
  readonly host: string;
  readonly port: number;
  readonly trustedProxies: readonly string[];
};

/** An address that opens the studio in a browser, once, and the file that holds the newest one. */
export type WindowAddress = { readonly address: string; readonly path: string };

/** What is told once requests are answered. `key` only where it was made just now. */
export type Listening = { readonly address: string; readonly keyPath: string; readonly key: string | null };

/** The HTTP API of a data folder, with its key, and the callbacks of its jobs, until `onEnd`. Throws `port.taken`. */
export async function openService(options: {
  readonly onEnd: OnEnd;
  readonly http: HttpChoice;
  readonly database: Database;
  readonly store: JobStore;
  readonly settings: StorageSettings;
  readonly storage: Storage;
  readonly places: DataPlaces;
  readonly tools: ToolChoices;
  readonly currentDir: string;
  readonly onTrouble: (error: StudioError) => void;
  /** See ServiceOptions. */
  readonly onWindow?: (facts: WindowAddress) => void;
  readonly signal: AbortSignal;
}): Promise<Listening> {
  const { startServer, readPublicUrl } = await import('../server/start-server.ts');
  const { createSqliteKeyStore } = await import('../work/keys/sqlite-key-store.ts');
  const { ensureFirstKey } = await import('../work/keys/first-key.ts');
  const { createSqliteAdapterRecords } = await import('../work/records/sqlite-adapter-records.ts');
  const { createSqliteProjectStore } = await import('../work/projects/sqlite-project-store.ts');
  const { startCheckpoints } = await import('../work/database/background-checkpoints.ts');
  const { callbackSecretOf, filmSecretOf } = await import('../work/callbacks/callback-secret.ts');
  const { http, database, store, storage, places, onTrouble, tools, currentDir, signal, onEnd } = options;
  const keys = createSqliteKeyStore(database);
  const { path: keyPath, secret, isNew } = ensureFirstKey(keys, places.dir);
  const serverSecret = await readServerSecret(places.dir, process.env);
  const filmSecret = filmSecretOf(serverSecret);
  const publicUrlText = process.env['CUEFRAME_PUBLIC_URL'];
  const publicUrl = publicUrlText ? readPublicUrl(publicUrlText) : undefined;
  const secretOf = (keyId: string | null) => callbackSecretOf(serverSecret, keyId);
  const checkpoints = startCheckpoints(database, { onTrouble: (error) => onTrouble(toStudioError(error)) });
  onEnd(() => checkpoints.stop());
  const callbacks = await startCallbacks({
    ...{ database, store, onTrouble, secretOf, filmSecret, publicUrl },
    allowAddresses: storage.allowAddresses,
  });
  onEnd(() => callbacks.stop());
  const ffmpeg = () => findProvedFfmpeg(toolOptions(tools, currentDir), signal);
  const studio = await composeStudio({
    store,
    places,
    settings: options.settings,
    filmStore: storage.filmStore,
    tools,
    currentDir,
    door: null,
    signal,
  });
  let invitation = '';
  let tellWindow = (path: string): void => {
    invitation = path; // told once it is known where we listen
  };
  const server = await startServer({
    ...http,
    services: {
      ...{ jobs: store, keys, projects: createSqliteProjectStore(database), ffmpeg },
      ...{ uploads: storage.uploads, objectStore: storage.objectStore },
      callbackSecretOf: secretOf,
      ...{ filmSecret, ...(publicUrl !== undefined && { publicUrl }) },
      adapterRecords: createSqliteAdapterRecords(database),
      ...{ dataDir: places.dir, fetchInto: storage.fetchInto },
      studio: { ...studio, onInvitation: (path) => tellWindow(path) },
    },
    limits: {
      s3Prefixes: storage.s3Prefixes,
      allowAddresses: storage.allowAddresses,
    },
    allowedHosts: commaList(process.env['CUEFRAME_ALLOWED_HOSTS']),
    allowedOrigins: commaList(process.env['CUEFRAME_ALLOW_ORIGINS']),
    log: { level: process.env['CUEFRAME_LOG'] ?? 'warn' },
  });
  onEnd(() => server.close());
  const kept = studioAddress(places.dir, onTrouble);
  onEnd(() => kept.remove());
  const keepAndTell = async (path: string): Promise<void> => {
    const address = browserAddress(server.address) + path;
    await kept.keep(address);
    options.onWindow?.({ address, path: kept.path });
  };
  tellWindow = (path) => void keepAndTell(path);
  await keepAndTell(invitation);
  return { address: server.address, keyPath, key: isNew ? secret : null };
}

/** All addresses of this machine are no address to open. */
function browserAddress(address: string): string {
  return address.replace(/\/\/(?:0\.0\.0\.0|\[::\])(?=:)/, '//127.0.0.1');
}
