import type { Migration } from '../migrate.ts';

/** By whose secret a callback is signed: a message outlives its job, so it is not asked of that. */
export const CALLBACK_KEYS: Migration = {
  number: 5,
  sql: `
    ALTER TABLE callback ADD COLUMN key_id TEXT; -- of the API key; null: the server's own secret
  `,
};
