import type { Migration } from '../migrate.ts';

/** Keys, projects and uploads of the HTTP API. */
export const API: Migration = {
  number: 2,
  sql: `
    CREATE TABLE api_keys (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      owner TEXT NOT NULL,
      scopes TEXT NOT NULL,
      hash TEXT NOT NULL,
      queued_job_limit INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL,
      expires_at_ms INTEGER,
      last_used_at_ms INTEGER
    ) STRICT;

    CREATE TABLE projects (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      owner TEXT NOT NULL,
      name TEXT NOT NULL,
      document TEXT NOT NULL,
      version INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL,
      updated_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX projects_by_owner ON projects (owner, number);

    CREATE TABLE uploads (
      id TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'complete')),
      media_type TEXT,
      size_bytes INTEGER,
      sha256 TEXT,
      location TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX uploads_by_age ON uploads (state, created_at_ms);

    -- an owner's jobs of one state are counted for its quota, and listed
    CREATE INDEX job_owner_state ON job (owner, state, id);
    CREATE INDEX job_state ON job (state, id);
  `,
};
