import type { Migration } from '../migrate.ts';

/** Jobs, their segments, what happened to them, and the keys by which a repeated request is known. */
export const JOBS: Migration = {
  number: 1,
  sql: `
    CREATE TABLE job (
      id TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 10),
      owner TEXT,
      project_id TEXT,
      request TEXT NOT NULL,            -- JSON, without the scenario
      progress TEXT NOT NULL,           -- JSON
      attempt INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0, -- attempts that failed since a person asked for it
      runner TEXT,                      -- who works on it, also while it winds down after a pause or cancel
      paused_because TEXT,
      failure TEXT,                     -- JSON
      result TEXT,                      -- JSON
      is_rendered INTEGER NOT NULL DEFAULT 0,
      waits_from_ms INTEGER NOT NULL DEFAULT 0, -- back-off: waits while from <= now < until,
      waits_until_ms INTEGER NOT NULL DEFAULT 0, -- so that a clock put back does not make it longer
      created_at_ms INTEGER NOT NULL,
      started_at_ms INTEGER,
      finished_at_ms INTEGER
    ) STRICT;
    CREATE INDEX job_queue ON job (state, priority DESC, id);
    CREATE INDEX job_owner ON job (owner, id);
    CREATE INDEX job_project ON job (project_id, id);
    CREATE INDEX job_runner ON job (runner) WHERE runner IS NOT NULL;

    -- apart, because a list of jobs must not read megabytes of captions
    CREATE TABLE job_scenario (
      job_id TEXT PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
      scenario TEXT NOT NULL            -- JSON
    ) STRICT;

    CREATE TABLE job_segment (
      job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      start_frame INTEGER NOT NULL,
      end_frame INTEGER NOT NULL,
      state TEXT NOT NULL,
      attempt INTEGER NOT NULL DEFAULT 0,
      secret_sha256 TEXT,               -- of the live lease, or of the one that was committed
      worker TEXT,
      how TEXT,
      failure TEXT,
      sha256 TEXT,                      -- of the committed file
      PRIMARY KEY (job_id, number)
    ) STRICT, WITHOUT ROWID;

    -- AUTOINCREMENT: a number is never used twice, also when the last events are pruned
    CREATE TABLE job_event (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
      at_ms INTEGER NOT NULL,
      type TEXT NOT NULL,
      fact TEXT NOT NULL                -- JSON
    ) STRICT;
    CREATE INDEX job_event_job ON job_event (job_id, sequence);
    CREATE INDEX job_event_progress ON job_event (job_id, sequence) WHERE type = 'progress';

    CREATE TABLE idempotency_key (
      key_sha256 TEXT PRIMARY KEY,
      request_sha256 TEXT NOT NULL,
      job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
      created_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX idempotency_key_job ON idempotency_key (job_id);
    CREATE INDEX idempotency_key_created ON idempotency_key (created_at_ms);
  `,
};
