import type { Migration } from '../migrate.ts';
import { JOBS } from './001-jobs.ts';
import { API } from './002-api.ts';
import { CALLBACKS } from './003-callbacks.ts';
import { JOB_HEALTH } from './004-job-health.ts';
import { CALLBACK_KEYS } from './005-callback-keys.ts';
import { RECORD_AGES } from './006-record-ages.ts';
import { RECORD_OWNERS } from './007-record-owners.ts';
import { EVENT_CURSORS } from './008-event-cursors.ts';
import { LEASE_TIMES } from './009-lease-times.ts';
import { OWNER_TURNS } from './010-owner-turns.ts';
import { JOB_ORIGINS } from './011-job-origins.ts';

/** Every step in order. A new one goes at the end, in a file of its own with the next number. */
export const MIGRATIONS: readonly Migration[] = [
  JOBS,
  API,
  CALLBACKS,
  JOB_HEALTH,
  CALLBACK_KEYS,
  RECORD_AGES,
  RECORD_OWNERS,
  EVENT_CURSORS,
  LEASE_TIMES,
  OWNER_TURNS,
  JOB_ORIGINS,
];
