import type { Migration } from '../migrate.ts';

/** Owners take turns: who was served last, and each owner's first waiting job without reading the others. */
export const OWNER_TURNS: Migration = {
  number: 10,
  sql: `
    -- apart from the jobs: an owner that removes its jobs when they are done does not get its turn sooner
    CREATE TABLE owner_turn (
      owner TEXT PRIMARY KEY,           -- '' for jobs without one
      turn INTEGER NOT NULL             -- of its last claim; claims of all owners count on
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX owner_turn_last ON owner_turn (turn);
    CREATE INDEX job_waiting ON job (coalesce(owner, ''), priority DESC, id) WHERE state = 'queued';
    CREATE INDEX job_held ON job (coalesce(owner, '')) WHERE runner IS NOT NULL;
    DROP INDEX job_queue;
  `,
};
