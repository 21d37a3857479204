import type { Migration } from '../migrate.ts';

/** Where the callbacks stand in the job events is text that only the store of the jobs understands. */
export const EVENT_CURSORS: Migration = {
  number: 8,
  sql: `
    ALTER TABLE callback_cursor RENAME TO callback_sequence;
    CREATE TABLE callback_cursor (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      cursor TEXT NOT NULL              -- of the last job event that was read
    ) STRICT;
    INSERT INTO callback_cursor SELECT id, CAST(sequence AS TEXT) FROM callback_sequence;
    DROP TABLE callback_sequence;
  `,
};
