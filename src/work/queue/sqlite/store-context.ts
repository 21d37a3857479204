import type { Database } from '../../database/database.ts';
import type { EventLog } from './event-log.ts';

/** What the parts of the SQLite store share. */
export type StoreContext = {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that is never put forward or back, for leases. */
  readonly steadyNow: () => number;
  readonly log: EventLog;
};
