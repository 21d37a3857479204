import type { ApiKey, KeyScope } from './api-key.ts';

export type KeyRequest = {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Default: the key's own id, so that it shares nothing with other keys. */
  readonly owner?: string;
  readonly expiresAtMs?: number | null;
  readonly queuedJobLimit?: number;
};

/** The keys that open the HTTP API. Only their SHA-256 is kept. */
export interface KeyStore {
  /** `secret` is given here and never again. */
  create(request: KeyRequest): { readonly key: ApiKey; readonly secret: string };
  /** Returns the valid key with this secret and notes its use. Null: no key has the secret, or the key has expired. */
  verify(secret: string): ApiKey | null;
  list(): readonly ApiKey[];
  /** Ids of the keys that open something: those that were neither revoked nor have expired. */
  liveIds(): ReadonlySet<string>;
  /** From now on the key opens nothing. False where there is no such key. */
  revoke(keyId: string): boolean;
}
