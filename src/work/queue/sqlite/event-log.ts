import type { EventCursor, JobEvent, JobFact } from '../../../shared/job/job.ts';
import { KEPT_PROGRESS_EVENTS } from '../rules/run-rules.ts';
import type { Database } from '../../database/database.ts';
import { keptJson } from '../../database/kept-json.ts';

type EventRow = { sequence: number; job_id: string; at_ms: number; fact: string };

export type EventLog = ReturnType<typeof createEventLog>;

/** The facts of the store, numbered in the order in which they were committed. Writing belongs into the fact's transaction. */
export function createEventLog(database: Database, now: () => number) {
  const trimProgress = (jobId: string, kept: number) =>
    database.run(
      `DELETE FROM job_event WHERE sequence IN (
         SELECT sequence FROM job_event WHERE job_id = ? AND type = 'progress'
         ORDER BY sequence DESC LIMIT -1 OFFSET ?)`,
      jobId,
      kept,
    );
  const lastSequence = () =>
    database.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'job_event'")?.seq ?? 0;
  return {
    tell(jobId: string, fact: JobFact): void {
      database.run(
        'INSERT INTO job_event (job_id, at_ms, type, fact) VALUES (?, ?, ?, ?)',
        jobId,
        now(),
        fact.type,
        JSON.stringify(fact),
      );
      if (fact.type === 'progress') trimProgress(jobId, KEPT_PROGRESS_EVENTS);
    },
    /** For a job that ended: its state says more than how it came there. */
    dropProgress: (jobId: string) => void trimProgress(jobId, 0),
    after(
      after: EventCursor | null,
      { jobId, limit }: { readonly jobId?: string; readonly limit: number },
    ): readonly JobEvent[] {
      const sequence = after === null ? 0 : (sequenceOf(after) ?? lastSequence());
      const rows =
        jobId === undefined
          ? database.all<EventRow>(
              'SELECT * FROM job_event WHERE sequence > ? ORDER BY sequence LIMIT ?',
              sequence,
              limit,
            )
          : database.all<EventRow>(
              'SELECT * FROM job_event WHERE job_id = ? AND sequence > ? ORDER BY sequence LIMIT ?',
              jobId,
              sequence,
              limit,
            );
      return rows.map((row) => ({
        ...{ cursor: `${row.sequence}`, jobId: row.job_id, atMs: row.at_ms },
        ...keptJson<JobFact>(row.fact, `event ${row.sequence}`),
      }));
    },
    lastCursor: (): EventCursor => `${lastSequence()}`,
    isKnown(cursor: EventCursor): boolean {
      const sequence = sequenceOf(cursor);
      return sequence !== null && sequence <= lastSequence();
    },
  };
}

/** The number of the event that a cursor of this store stands behind; null for any other text. */
function sequenceOf(cursor: EventCursor): number | null {
  return /^\d{1,15}$/.test(cursor) ? Number(cursor) : null;
}
