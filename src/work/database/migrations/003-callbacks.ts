import type { Migration } from '../migrate.ts';

/** Messages about jobs to other programs, how far the events were read for them, and what adapters remember. */
export const CALLBACKS: Migration = {
  number: 3,
  sql: `
    CREATE TABLE callback (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,          -- of the delivery, the same for every try
      job_id TEXT NOT NULL,             -- may be gone: a message outlives its job
      url TEXT NOT NULL,
      event TEXT NOT NULL,
      body TEXT NOT NULL,               -- JSON, as it is signed
      state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'given-up', 'superseded')),
      tries INTEGER NOT NULL DEFAULT 0, -- that failed
      max_tries INTEGER NOT NULL,
      next_try_at_ms INTEGER NOT NULL,
      last_error TEXT,
      noted_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX callback_due ON callback (next_try_at_ms) WHERE state = 'waiting';
    CREATE INDEX callback_job ON callback (job_id);

    CREATE TABLE callback_cursor (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sequence INTEGER NOT NULL         -- last job event that was read
    ) STRICT;

    CREATE TABLE adapter_record (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      system TEXT NOT NULL,
      id TEXT NOT NULL,
      owner TEXT,
      created_at_ms INTEGER NOT NULL,
      body TEXT NOT NULL,               -- JSON
      UNIQUE (system, id)
    ) STRICT;
  `,
};
