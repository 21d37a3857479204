import { toStudioError, type StudioError } from '../../../shared/errors.ts';
import type { JobResult } from '../../../shared/job/job.ts';
import { createSerial } from '../../../base/flow/serial.ts';
import type { JobRuns } from '../ports/job-runs.ts';
import type { RoomKeeper } from '../../room/wait-for-room.ts';
import { endOfAttempt } from './attempt-end.ts';
import type { JobAttempt, JobWork, RunningAttempt } from './attempts.ts';
import type { Later } from '../../../base/flow/later.ts';
import { throttleProgress } from './throttle-progress.ts';

/** Wait before the end of an attempt is written down once more. */
const WRITE_AGAIN_MS = 1000;

export type AttemptOptions = {
  readonly work: JobWork;
  readonly room: RoomKeeper;
  readonly store: JobRuns;
  readonly runnerId: string;
  readonly random: () => number;
  readonly later: Later;
  /** Called with each write that failed; the write is tried again. */
  readonly onTrouble: (error: StudioError) => void;
};

type Outcome =
  { readonly ok: true; readonly result: JobResult } | { readonly ok: false; readonly error: StudioError };

/** Works on a claimed job until its end is written down. Failures of the job are written too, not thrown. */
export async function runAttempt(running: RunningAttempt, options: AttemptOptions): Promise<void> {
  const { store, runnerId, work, room, later } = options;
  const { job, signal } = running;
  const inTurn = createSerial(); // so that no progress is written after the end
  const write = (fact: () => Promise<void>) => void inTurn(() => tolerant(fact, options));
  const progress = throttleProgress((latest) => {
    if (!signal.aborted) write(() => store.progress(job.id, runnerId, latest));
  }, later);
  const attempt: JobAttempt = {
    ...{ job, signal, tellProgress: progress.tell },
    warn: (warning) => write(() => store.tell(job.id, { type: 'warning', ...warning })),
    rendered: (result) => inTurn(() => store.rendered(job.id, runnerId, result)),
  };
  const outcome = await work(attempt).then(
    (result): Outcome => ({ ok: true, result }),
    (error: unknown): Outcome => ({ ok: false, error: toStudioError(error) }),
  );
  progress.flush();
  if (!outcome.ok && outcome.error.code === 'disk.full') room.note(job.id, outcome.error);
  await inTurn(() => settleAttempt(running, outcome, options));
}

/** For facts that are only for people: a film is not lost because its percent could not be written. */
async function tolerant(
  write: () => Promise<void>,
  { onTrouble }: Pick<AttemptOptions, 'onTrouble'>,
): Promise<void> {
  try {
    await write();
  } catch (thrown) {
    const error = toStudioError(thrown);
    if (!isSomebodyElses(error)) onTrouble(error);
  }
}

/**
 * Writes down how an attempt ended. A film that is there is done even if the job was paused meanwhile. While the
 * database cannot be written (its disk is full) it waits and tries again; a job that is no longer ours is left alone.
 */
async function settleAttempt(
  attempt: RunningAttempt,
  outcome: Outcome,
  options: AttemptOptions,
): Promise<void> {
  for (;;) {
    try {
      await write(attempt, outcome, options);
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

async function write(
  { job, stopped }: RunningAttempt,
  outcome: Outcome,
  options: AttemptOptions,
): Promise<void> {
  const { store, runnerId, random } = options;
  if (outcome.ok) {
    if (stopped() !== 'gone' && stopped() !== 'cancel') await store.finish(job.id, runnerId, outcome.result);
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
        await store.tell(job.id, { type: 'warning', code: error.code, path: '', message: error.message });
      return store.yieldJob(job.id, runnerId, 'paused', end.because);
    case 'again':
      return store.fail(job.id, runnerId, error, { retryAfterMs: end.afterMs });
    case 'failed':
      return store.fail(job.id, runnerId, error, { retryAfterMs: null });
  }
}

/** Paused, cancelled, removed or taken over while the work was ending: whoever did that has written it down. */
function isSomebodyElses({ code }: StudioError): boolean {
  return code === 'job.stale' || code === 'job.transition' || code === 'job.not_found';
}
