import { createSerial } from '../../base/flow/serial.ts';
import type { SafeStorage } from 'electron';
import type { SecretStore } from '../../work/secrets/secret-store.ts';
import { StudioError, toStudioError } from '../../shared/errors.ts';
import { isWellKnownCipher, keychainRefusal, refused } from './keychain-refusal.ts';
import { createSecretFile } from './secret-file.ts';

/** Electron's asynchronous calls; those without `Async` are deprecated in the version we ship. */
export type Keychain = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** Secrets encrypted by a key in the system's keychain; the encrypted bytes are in the file at `path`. After `ready` only. */
export function createKeychainSecrets({
  safeStorage,
  platform,
  path,
  onTrouble,
}: {
  readonly safeStorage: Keychain;
  readonly platform: NodeJS.Platform;
  readonly path: string;
  /** Told what went wrong and kept nobody from their secret. */
  readonly onTrouble: (error: StudioError) => void;
}): SecretStore {
  const file = createSecretFile(path);
  const inTurn = createSerial();

  const refusal = async () =>
    keychainRefusal({
      platform,
      isAvailable: await safeStorage.isAsyncEncryptionAvailable().catch(() => false),
      backend: platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null,
    });

  async function write(name: string, secret: string): Promise<void> {
    const reason = await refusal();
    if (reason) throw reason;
    const encrypted = await safeStorage.encryptStringAsync(secret).catch((error: unknown) => {
      throw refused('the keychain could not encrypt', error);
    });
    if (isWellKnownCipher(platform, encrypted))
      throw refused('the keyring is not used: keys would lie here under a password everybody knows');
    await file.write(new Map(await readable()).set(name, encrypted));
  }

  /** A file that cannot be understood any more holds nothing: it is replaced. */
  const readable = () =>
    file.read().catch((error: unknown): ReadonlyMap<string, Buffer> => {
      if (error instanceof StudioError) return new Map();
      throw error;
    });

  async function read(name: string): Promise<string | null> {
    const encrypted = (await file.read()).get(name);
    if (!encrypted) return null;
    const { result, shouldReEncrypt } = await safeStorage
      .decryptStringAsync(encrypted)
      .catch((error: unknown) => {
        throw refused(
          'the keychain does not open the saved keys: it is locked, or another one than they were saved with',
          error,
        );
      });
    if (shouldReEncrypt) await write(name, result).catch((error: unknown) => onTrouble(toStudioError(error)));
    return result;
  }

  return {
    refusal,
    get: (name) => inTurn(() => read(name)),
    set: (name, secret) => inTurn(() => write(name, secret)),
    remove: (name) =>
      inTurn(async () => {
        const secrets = new Map(await readable());
        secrets.delete(name);
        await file.write(secrets);
      }),
  };
}
