import type { Migration } from '../migrate.ts';

/** When a record of an adapter was last written: those nobody needs go by that. */
export const RECORD_AGES: Migration = {
  number: 6,
  sql: `
    ALTER TABLE adapter_record ADD COLUMN changed_at_ms INTEGER NOT NULL DEFAULT 0;
    UPDATE adapter_record SET changed_at_ms = created_at_ms;
    CREATE INDEX adapter_record_changed ON adapter_record (changed_at_ms);
  `,
};
