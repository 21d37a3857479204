import type { storageCalls } from '../../shared/contract/storage-calls.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import { StudioError } from '../../shared/errors.ts';
import type { StorageSettings } from './storage-settings.ts';
import { tryStorage } from './try-storage.ts';

/** Where films go: shown, tried and, in the desktop app, changed. */
export function createStorageCalls(
  storage: StorageSettings,
  { signal }: { readonly signal: AbortSignal },
): Handlers<typeof storageCalls> {
  return {
    storage: () => storage.report(),
    async testStorage({ change }) {
      const connection = change ? await storage.connectionOf(change) : storage.own();
      if (!connection)
        throw new StudioError(
          'storage.not_found',
          'no bucket is set: films stay in a folder of this machine',
        );
      return { place: await tryStorage(connection, { signal }) };
    },
    async saveStorage(change) {
      await storage.save(change);
      return storage.report();
    },
    async removeStorage() {
      await storage.remove();
      return storage.report();
    },
  };
}
