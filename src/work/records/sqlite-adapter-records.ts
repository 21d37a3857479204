import type { Database, SqlValue } from '../database/database.ts';
import { keptJson } from '../database/kept-json.ts';
import { UPLOAD_SCHEME, uploadsNamedIn } from '../uploads/upload.ts';
import type { AdapterRecord, AdapterRecords, RecordFilter } from './adapter-records.ts';

type Row = { id: string; system: string; owner: string; created_at_ms: number; body: string };

/** Records in the table of migration 007. `now`: milliseconds since 1970. */
export function createSqliteAdapterRecords(
  database: Database,
  { now = Date.now }: { readonly now?: () => number } = {},
): AdapterRecords {
  const list = (system: string, filter: RecordFilter): AdapterRecord[] => {
    const { where, values } = conditionsOf(system, filter);
    const sql = `SELECT * FROM adapter_record WHERE ${where} ORDER BY number DESC LIMIT ?`;
    return database.all<Row>(sql, ...values, filter.limit).map(fromRow);
  };
  return {
    put(system, { id, owner, createdAtMs, body }) {
      database.write(() =>
        database.run(
          `INSERT INTO adapter_record (system, owner, id, created_at_ms, changed_at_ms, body)
           VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (system, owner, id) DO UPDATE
           SET changed_at_ms = excluded.changed_at_ms, body = excluded.body`,
          ...[system, owner, id, createdAtMs, now(), JSON.stringify(body)],
        ),
      );
    },
    get(system, id, owner) {
      const sql = `SELECT * FROM adapter_record WHERE system = ? AND id = ? AND (? IS NULL OR owner = ?)
                   ORDER BY number DESC LIMIT 1`;
      const row = database.get<Row>(sql, ...[system, id, owner, owner]);
      return row ? fromRow(row) : null;
    },
    list,
    unchangedSince: (atMs) =>
      database.all(
        'SELECT system, id, owner, changed_at_ms AS changedAtMs FROM adapter_record WHERE changed_at_ms <= ?',
        atMs,
      ),
    namedUploads() {
      const sql = 'SELECT body AS text FROM adapter_record WHERE instr(body, ?) > 0';
      return uploadsNamedIn(database.all<{ text: string }>(sql, UPLOAD_SCHEME).map(({ text }) => text));
    },
    remove(system, { id, owner }) {
      database.write(() =>
        database.run(
          'DELETE FROM adapter_record WHERE system = ? AND owner = ? AND id = ?',
          ...[system, owner, id],
        ),
      );
    },
  };
}

function conditionsOf(system: string, { owner = null, idStart, body = {} }: RecordFilter) {
  const conditions = ['system = ?'];
  const values: SqlValue[] = [system];
  const where = (condition: string, ...of: SqlValue[]) => {
    conditions.push(condition);
    values.push(...of);
  };
  if (owner !== null) where('owner = ?', owner);
  if (idStart !== undefined) where('substr(id, 1, ?) = ?', [...idStart].length, idStart);
  for (const [field, text] of Object.entries(body)) where('json_extract(body, ?) = ?', `$."${field}"`, text);
  return { where: conditions.join(' AND '), values };
}

function fromRow(row: Row): AdapterRecord {
  return {
    id: row.id,
    owner: row.owner,
    createdAtMs: row.created_at_ms,
    body: keptJson(row.body, `record ${row.id} of ${row.system}`),
  };
}
