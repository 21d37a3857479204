import type { Migration } from '../migrate.ts';

/** Until when a worker that may fall silent has its segment. */
export const LEASE_TIMES: Migration = {
  number: 9,
  sql: `
    -- by the coordinator's steady clock; null: as long as the job is its runner's
    ALTER TABLE job_segment ADD COLUMN lease_until_ms INTEGER;
    CREATE INDEX job_segment_lease ON job_segment (lease_until_ms) WHERE lease_until_ms IS NOT NULL;
  `,
};
