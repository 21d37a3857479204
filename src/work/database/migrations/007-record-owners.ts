import type { Migration } from '../migrate.ts';

/** Records of adapters have their names within an owner: two owners may give the same one. A record without owner has ''. */
export const RECORD_OWNERS: Migration = {
  number: 7,
  sql: `
    CREATE TABLE adapter_record_7 (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      system TEXT NOT NULL,
      owner TEXT NOT NULL,
      id TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL,
      changed_at_ms INTEGER NOT NULL,
      body TEXT NOT NULL,               -- JSON
      UNIQUE (system, owner, id)
    ) STRICT;
    INSERT INTO adapter_record_7 (number, system, owner, id, created_at_ms, changed_at_ms, body)
      SELECT number, system, coalesce(owner, ''), id, created_at_ms, changed_at_ms, body FROM adapter_record;
    DROP TABLE adapter_record;
    ALTER TABLE adapter_record_7 RENAME TO adapter_record;
    CREATE INDEX adapter_record_id ON adapter_record (system, id);
    CREATE INDEX adapter_record_changed ON adapter_record (changed_at_ms);
  `,
};
