import { toStudioError, type StudioError } from '../../../shared/errors.ts';
import type { JobResult } from '../../../shared/job/job.ts';
import { endOfAttempt } from './attempt-end.ts';
import type { RunningAttempt } from './job-attempt.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { Later } from '../../../base/flow/later.ts';

/** Wait before the end of an attempt is written down once more. */
const WRITE_AGAIN_MS = 1000;

export type SettleOptions = {
  readonly store: JobStore;
  readonly runnerId: string;
  readonly random: () => number;
  readonly later: Later;
  /** Told of writes that failed; they are tried again. */
  readonly onTrouble: (error: StudioError) => void;
};

export type Outcome =
  { readonly ok: true; readonly result: JobResult } | { readonly ok: false; readonly error: StudioError };

/**
 * Writes down how an attempt ended. A film that is there is done even if the job was paused meanwhile. While the
 * database cannot be written (its disk is full) it waits and tries again; a job that is no longer ours is left alone.
 */
export async function settleAttempt(
  attempt: RunningAttempt,
  outcome: Outcome,
  options: SettleOptions,
): Promise<void> {
  for (;;) {
    try {
      write(attempt, outcome, options);
      return;
    } catch (thrown) {
      const error = toStudioError(thrown);
      if (isSomebodyElses(error)) return;
      options.onTrouble(error);
      // on shutdown nobody waits: the job is found by `recover` at the next start
      if (attempt.stopped() === 'shutdown') return;
      await new Promise<void>((resolve) => options.later(WRITE_AGAIN_MS, resolve));
    }
  }
}

function write({ job, stopped }: RunningAttempt, outcome: Outcome, options: SettleOptions): void {
  const { store, runnerId, random } = options;
  if (outcome.ok) {
    if (stopped() !== 'gone' && stopped() !== 'cancel') store.finish(job.id, runnerId, outcome.result);
    return;
  }
  const { error } = outcome;
  const end = endOfAttempt(error, { stopped: stopped(), attempt: job.attempt, random });
  switch (end.to) {
    case 'nobody':
      return;
    case 'queued':
      return store.yieldJob(job.id, runnerId, 'queued');
    case 'paused':
      if (end.because !== 'asked')
        store.tell(job.id, { type: 'warning', code: error.code, path: '', message: error.message });
      return store.yieldJob(job.id, runnerId, 'paused', end.because);
    case 'again':
      return store.fail(job.id, runnerId, error, { retryAfterMs: end.afterMs });
    case 'failed':
      return store.fail(job.id, runnerId, error, { retryAfterMs: null });
  }
}

/** Paused, cancelled, removed or taken over while the work was ending: whoever did that has written it down. */
export function isSomebodyElses({ code }: StudioError): boolean {
  return code === 'job.stale' || code === 'job.transition' || code === 'job.not_found';
}
