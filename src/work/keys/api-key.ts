/** What a key may do: read what is its owner's, submit jobs and uploads, everything of everyone, or work as a render agent. */
export const KEY_SCOPES = ['read', 'submit', 'admin', 'agent'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** Most jobs of a key's owner that may wait at once, unless the key says otherwise. */
export const DEFAULT_QUEUED_JOB_LIMIT = 1000;

/** A key as anyone may see it: its secret is shown once, when it is made, and kept nowhere. */
export type ApiKey = {
  readonly id: string;
  readonly name: string;
  /** Whose jobs, projects and uploads it sees and makes. */
  readonly owner: string;
  readonly scopes: readonly KeyScope[];
  readonly queuedJobLimit: number;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
  /** Null: never. */
  readonly expiresAtMs: number | null;
  /** To the minute; null: not yet used. */
  readonly lastUsedAtMs: number | null;
};

/** `admin` may do all that the others may. */
export function hasScope(key: Pick<ApiKey, 'scopes'>, scope: KeyScope): boolean {
  return key.scopes.includes(scope) || key.scopes.includes('admin');
}

export function isExpired(key: Pick<ApiKey, 'expiresAtMs'>, nowMs: number): boolean {
  return key.expiresAtMs !== null && key.expiresAtMs <= nowMs;
}
