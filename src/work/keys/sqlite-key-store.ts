import type { Database } from '../database/database.ts';
import { keptJson } from '../database/kept-json.ts';
import { DEFAULT_QUEUED_JOB_LIMIT, isExpired, type ApiKey, type KeyScope } from './api-key.ts';
import { hashSecret, isSameHash, keyIdOf, newSecret } from './key-secret.ts';
import type { KeyStore } from './key-store.ts';

/** Every request would else wait for the disk. */
const LAST_USE_STEP_MS = 60_000;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly scopes: string;
  readonly hash: string;
  readonly queued_job_limit: number;
  readonly created_at_ms: number;
  readonly expires_at_ms: number | null;
  readonly last_used_at_ms: number | null;
};

/** Keys in the database of the jobs. */
export function createSqliteKeyStore(
  database: Database,
  { now = Date.now }: { readonly now?: () => number } = {},
): KeyStore {
  return {
    create({ name, scopes, owner, expiresAtMs = null, queuedJobLimit = DEFAULT_QUEUED_JOB_LIMIT }) {
      const { id, secret } = newSecret();
      const createdAtMs = now();
      database.write(() =>
        database.run(
          `INSERT INTO api_keys (id, name, owner, scopes, hash, queued_job_limit, created_at_ms, expires_at_ms)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[id, name, owner ?? id, JSON.stringify(scopes), hashSecret(secret)],
          ...[queuedJobLimit, createdAtMs, expiresAtMs],
        ),
      );
      const key = { id, name, owner: owner ?? id, scopes, queuedJobLimit, createdAtMs, expiresAtMs };
      return { key: { ...key, lastUsedAtMs: null }, secret };
    },
    verify(secret) {
      const id = keyIdOf(secret);
      const row = id === null ? undefined : database.get<Row>('SELECT * FROM api_keys WHERE id = ?', id);
      const isRight = isSameHash(hashSecret(secret), row?.hash ?? hashSecret(''));
      if (!row || !isRight) return null;
      const nowMs = now();
      const key = toKey(row);
      if (isExpired(key, nowMs)) return null;
      if (key.lastUsedAtMs === null || nowMs - key.lastUsedAtMs >= LAST_USE_STEP_MS)
        database.run('UPDATE api_keys SET last_used_at_ms = ? WHERE id = ?', nowMs, key.id);
      return key;
    },
    list: () => database.all<Row>('SELECT * FROM api_keys ORDER BY created_at_ms, id').map(toKey),
    liveIds() {
      const sql = 'SELECT id FROM api_keys WHERE expires_at_ms IS NULL OR expires_at_ms > ?';
      return new Set(database.all<{ id: string }>(sql, now()).map(({ id }) => id));
    },
    revoke: (keyId) => database.run('DELETE FROM api_keys WHERE id = ?', keyId) > 0,
  };
}

function toKey(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    owner: row.owner,
    scopes: keptJson<KeyScope[]>(row.scopes, `the scopes of key ${row.id}`),
    queuedJobLimit: row.queued_job_limit,
    createdAtMs: row.created_at_ms,
    expiresAtMs: row.expires_at_ms,
    lastUsedAtMs: row.last_used_at_ms,
  };
}
