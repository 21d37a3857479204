import { StudioError } from '../../../shared/errors.ts';
import type { Database } from '../../database/database.ts';
import type { EventLog } from './event-log.ts';

/** What the parts of the SQLite store share. */
export type StoreContext = {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: EventLog;
};

export function jobNotFound(jobId: string): StudioError {
  return new StudioError('job.not_found', `there is no job ${jobId}`, { details: { jobId } });
}

export function jobStale(jobId: string, runnerId: string): StudioError {
  return new StudioError('job.stale', `job ${jobId} is no longer ${runnerId}'s`, {
    details: { jobId, runnerId },
  });
}
