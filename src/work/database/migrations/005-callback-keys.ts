import type { Migration } from '../migrate.ts';

/** Stores the key whose secret signs a callback with the message itself, because the message outlives its job. */
export const CALLBACK_KEYS: Migration = {
  number: 5,
  sql: `
    ALTER TABLE callback ADD COLUMN key_id TEXT; -- of the API key; null: the server's own secret
  `,
};
