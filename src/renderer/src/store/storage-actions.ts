import type { StorageChange } from '../../../shared/contract/storage-calls.ts';
import { failureOf } from '../text/failure.ts';
import type { SessionContext } from './session-context.ts';
import type { StorageState } from './storage-state.ts';

export type StorageActions = ReturnType<typeof createStorageActions>;

/** Where films go. Keys pass through and are kept nowhere in the window. */
export function createStorageActions({ store, client }: SessionContext) {
  const change = (part: Partial<StorageState>) =>
    store.setState(({ storage }) => ({ storage: { ...storage, ...part } }));

  /** Whether it went well. */
  async function run(
    busy: NonNullable<StorageState['busy']>,
    work: () => Promise<Partial<StorageState>>,
  ): Promise<boolean> {
    change({ busy, outcome: null });
    try {
      change({ ...(await work()), busy: null });
      return true;
    } catch (error) {
      change({ busy: null, outcome: { kind: 'failed', failure: failureOf(error) } });
      return false;
    }
  }

  return {
    load() {
      change({ report: null }); // a form must not begin with what was true before
      return run('load', async () => ({ report: await client.call.storage({}) }));
    },
    /** Null: what is in use. */
    test: (tried: StorageChange | null) =>
      run('test', async () => {
        const { place } = await client.call.testStorage({ change: tried });
        return { outcome: { kind: 'works', place } };
      }),
    save: (changed: StorageChange) =>
      run('save', async () => {
        const report = await client.call.saveStorage(changed);
        return { report, outcome: { kind: 'saved' } };
      }),
    remove: () =>
      run('remove', async () => {
        const report = await client.call.removeStorage({});
        return { report, outcome: { kind: 'removed' } };
      }),
  };
}
