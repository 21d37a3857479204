import type { Database } from '../database/database.ts';
import type { CallbackDelivery, CallbackStore, StoredDelivery } from './callback-store.ts';

type Row = {
  id: string;
  job_id: string;
  key_id: string | null;
  url: string;
  event: string;
  body: string;
  state: StoredDelivery['state'];
  tries: number;
  max_tries: number;
  next_try_at_ms: number;
  last_error: string | null;
};

/** Of one key, when one is looked for whose receiver is free. */
const MOST_LOOKED_AT = 200;

/** Callbacks in the tables of migrations 003 and 008. Safe for several processes: `take` hands a delivery to one of them. */
export function createSqliteCallbackStore(database: Database): CallbackStore {
  return {
    cursor() {
      const row = database.get<{ cursor: string }>('SELECT cursor FROM callback_cursor');
      return row?.cursor ?? null;
    },
    note(deliveries, cursor, nowMs) {
      database.write(() => {
        for (const delivery of deliveries) noteOne(database, delivery, nowMs);
        database.run(
          // one that another process had moved on further goes back: what is read again is noted already
          'INSERT OR REPLACE INTO callback_cursor (id, cursor) VALUES (1, ?)',
          cursor,
        );
      });
    },
    dueKeys(nowMs) {
      const sql = `SELECT key_id FROM callback WHERE state = 'waiting' AND next_try_at_ms <= ?
                   GROUP BY key_id ORDER BY min(next_try_at_ms), min(number)`;
      return database.all<Pick<Row, 'key_id'>>(sql, nowMs).map(({ key_id }) => key_id);
    },
    take: (keyId, { nowMs, holdMs, mayGo }) =>
      database.write(() => {
        const row = database
          .all<Row>(
            `SELECT * FROM callback WHERE state = 'waiting' AND next_try_at_ms <= ? AND key_id IS ?
             ORDER BY next_try_at_ms, number LIMIT ${MOST_LOOKED_AT}`,
            ...[nowMs, keyId],
          )
          .find(({ url }) => mayGo(url));
        if (!row) return null;
        database.run('UPDATE callback SET next_try_at_ms = ? WHERE id = ?', nowMs + holdMs, row.id);
        return fromRow(row);
      }),
    nextTryAtMs(nowMs) {
      const sql = `SELECT min(next_try_at_ms) AS at FROM callback WHERE state = 'waiting' AND next_try_at_ms > ?`;
      return database.get<{ at: number | null }>(sql, nowMs)?.at ?? null;
    },
    sent(id) {
      database.write(() =>
        database.run(`UPDATE callback SET state = 'sent' WHERE id = ? AND state = 'waiting'`, id),
      );
    },
    failed(id, error, nextTryAtMs) {
      database.write(() =>
        database.run(
          `UPDATE callback SET state = ?, tries = tries + 1, last_error = ?, next_try_at_ms = ?
           WHERE id = ? AND state = 'waiting'`,
          nextTryAtMs === null ? 'given-up' : 'waiting',
          error,
          nextTryAtMs ?? 0,
          id,
        ),
      );
    },
    ofJob(jobId) {
      return database.all<Row>('SELECT * FROM callback WHERE job_id = ? ORDER BY number', jobId).map(fromRow);
    },
    prune(notedBeforeMs) {
      return database.write(() =>
        database.run(`DELETE FROM callback WHERE state <> 'waiting' AND noted_at_ms < ?`, notedBeforeMs),
      );
    },
  };
}

function noteOne(database: Database, delivery: CallbackDelivery, nowMs: number): void {
  const { id, jobId, keyId, url, event, body, maxTries } = delivery;
  const added = database.run(
    `INSERT INTO callback (id, job_id, key_id, url, event, body, state, max_tries, next_try_at_ms, noted_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    ...[id, jobId, keyId, url, event, body, maxTries, nowMs, nowMs],
  );
  if (added === 0) return;
  // older progress says nothing that the newer message does not
  database.run(
    `UPDATE callback SET state = 'superseded'
     WHERE job_id = ? AND id <> ? AND event = 'progress' AND state = 'waiting'`,
    jobId,
    id,
  );
}

function fromRow(row: Row): StoredDelivery {
  return {
    id: row.id,
    jobId: row.job_id,
    keyId: row.key_id,
    url: row.url,
    event: row.event,
    body: row.body,
    maxTries: row.max_tries,
    state: row.state,
    tries: row.tries,
    nextTryAtMs: row.next_try_at_ms,
    lastError: row.last_error,
  };
}
