import type { Migration } from '../migrate.ts';

/** Remembers the failed attempts of a job, so that it is not tried in the same way for ever. */
export const JOB_HEALTH: Migration = {
  number: 4,
  sql: `
    -- starts of the program that found it running, since a segment of it was last finished
    ALTER TABLE job ADD COLUMN recoveries INTEGER NOT NULL DEFAULT 0;
    -- most page workers from now on, after an attempt with more used too much memory
    ALTER TABLE job ADD COLUMN worker_limit INTEGER;
  `,
};
