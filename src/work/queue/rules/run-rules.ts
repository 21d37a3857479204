import { StudioError, type ErrorCode } from '../../../shared/errors.ts';
import type { JobProgress, JobState } from '../../../shared/job/job.ts';

/** Times a job is taken up again after the program ended under it, without a segment finished in between. */
export const MOST_RECOVERIES = 3;

/**
 * Number of progress events kept of a running job, for readers that reconnect. Progress comes often and only the newest
 * counts.
 */
export const KEPT_PROGRESS_EVENTS = 20;

/** After a pause the work counts from its start again, faster; what people see does not go back. */
export function shownProgress(before: JobProgress, told: JobProgress): JobProgress {
  return { ...told, percent: Math.max(before.percent, told.percent) };
}

/** What was done stays done, but a job that waits has no speed, and nothing is worked on. */
export function progressIn(state: JobState, { working: _ended, ...progress }: JobProgress): JobProgress {
  if (state === 'running') return progress;
  return { ...progress, ...(state === 'queued' && { phase: 'queued' }), fps: 0, etaSeconds: null };
}

/** Half of the workers of an attempt that used too much memory; null after any other failure. */
export function workerLimitAfter({ code, details }: StudioError): number | null {
  const { workers } = details;
  return code === 'job.memory' && typeof workers === 'number' ? Math.max(1, Math.floor(workers / 2)) : null;
}

export function crashedTooOften(): StudioError {
  return new StudioError(
    'job.crashed',
    `the program ended ${MOST_RECOVERIES + 1} times while it worked on this job, and no segment was finished meanwhile`,
    { details: { recoveries: MOST_RECOVERIES } },
  );
}

const SILENT: ErrorCode = 'lease.expired';

/** The failure of a segment whose worker did not report in time. */
export function silentWorker(worker: string): string {
  return `${SILENT}: ${worker} was not heard of in time`;
}
