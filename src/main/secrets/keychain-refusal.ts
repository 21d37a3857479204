import type { SafeStorage } from 'electron';
import { StudioError } from '../../shared/errors.ts';

/** What the system says of its keychain. */
export type KeychainFacts = {
  readonly platform: NodeJS.Platform;
  readonly isAvailable: boolean;
  /** Linux only; null elsewhere. */
  readonly backend: ReturnType<SafeStorage['getSelectedStorageBackend']> | null;
};

/**
 * Null where secrets are safe. On Linux without a keyring Chromium encrypts with a password that everybody knows, which
 * is no better than plain text.
 */
export function keychainRefusal({ platform, isAvailable, backend }: KeychainFacts): StudioError | null {
  if (platform === 'linux' && backend === 'basic_text')
    return refused(
      'this desktop has no keyring, so that keys would lie here under a password everybody knows',
    );
  if (platform === 'linux' && (backend === 'unknown' || backend === null))
    return refused('it is not known which keyring this desktop has');
  if (!isAvailable)
    return refused(
      platform === 'linux'
        ? `the keyring of this desktop (${backend}) does not answer or is locked`
        : 'the keychain of this system does not answer or is locked',
    );
  return null;
}

/** On Linux bytes that begin so were encrypted with the password everybody knows, whatever the system said before. */
export function isWellKnownCipher(platform: NodeJS.Platform, encrypted: Buffer): boolean {
  return platform === 'linux' && encrypted.subarray(0, 3).toString('latin1') === 'v10';
}

export function refused(message: string, cause?: unknown): StudioError {
  return new StudioError('secrets.unavailable', message, cause === undefined ? {} : { cause });
}
