import type { Database } from '../database/database.ts';
import { UPLOAD_SCHEME, uploadsNamedIn } from '../uploads/upload.ts';
import type { AdapterRecord, AdapterRecords } from './adapter-records.ts';

type Row = { id: string; owner: string | null; created_at_ms: number; body: string };

/** Records in the table of migration 003. `now`: milliseconds since 1970. */
export function createSqliteAdapterRecords(
  database: Database,
  { now = Date.now }: { readonly now?: () => number } = {},
): AdapterRecords {
  return {
    put(system, { id, owner, createdAtMs, body }) {
      database.write(() =>
        database.run(
          `INSERT INTO adapter_record (system, id, owner, created_at_ms, changed_at_ms, body)
           VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (system, id) DO UPDATE
           SET owner = excluded.owner, changed_at_ms = excluded.changed_at_ms, body = excluded.body`,
          ...[system, id, owner, createdAtMs, now(), JSON.stringify(body)],
        ),
      );
    },
    get(system, id) {
      const row = database.get<Row>('SELECT * FROM adapter_record WHERE system = ? AND id = ?', system, id);
      return row ? fromRow(row) : null;
    },
    list(system, { owner = null, limit }) {
      const sql = `SELECT * FROM adapter_record WHERE system = ? AND (? IS NULL OR owner = ?)
                   ORDER BY number DESC LIMIT ?`;
      return database.all<Row>(sql, ...[system, owner, owner, limit]).map(fromRow);
    },
    unchangedSince: (atMs) =>
      database.all(
        'SELECT system, id, changed_at_ms AS changedAtMs FROM adapter_record WHERE changed_at_ms <= ?',
        atMs,
      ),
    namedUploads() {
      const sql = 'SELECT body AS text FROM adapter_record WHERE instr(body, ?) > 0';
      return uploadsNamedIn(database.all<{ text: string }>(sql, UPLOAD_SCHEME).map(({ text }) => text));
    },
    remove(system, id) {
      database.write(() =>
        database.run('DELETE FROM adapter_record WHERE system = ? AND id = ?', system, id),
      );
    },
  };
}

function fromRow(row: Row): AdapterRecord {
  return {
    id: row.id,
    owner: row.owner,
    createdAtMs: row.created_at_ms,
    body: JSON.parse(row.body) as unknown,
  };
}
