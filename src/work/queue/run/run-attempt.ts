import { toStudioError } from '../../../shared/errors.ts';
import type { JobAttempt, JobWork, RunningAttempt } from './job-attempt.ts';
import { isSomebodyElses, settleAttempt, type Outcome, type SettleOptions } from './settle-attempt.ts';
import { throttleProgress } from './throttle-progress.ts';
import type { RoomKeeper } from '../../room/wait-for-room.ts';

export type AttemptOptions = SettleOptions & { readonly work: JobWork; readonly room: RoomKeeper };

/** Works on a claimed job until its end is written down. Failures of the job are written too, not thrown. */
export async function runAttempt(running: RunningAttempt, options: AttemptOptions): Promise<void> {
  const { store, runnerId, work, room, later } = options;
  const { job, signal } = running;
  const progress = throttleProgress((latest) => {
    if (!signal.aborted) tolerant(() => store.progress(job.id, runnerId, latest), options);
  }, later);
  const attempt: JobAttempt = {
    ...{ job, signal, tellProgress: progress.tell },
    warn: (warning) => tolerant(() => store.tell(job.id, { type: 'warning', ...warning }), options),
    rendered: (result) => store.rendered(job.id, runnerId, result),
  };
  const outcome = await work(attempt).then(
    (result): Outcome => ({ ok: true, result }),
    (error: unknown): Outcome => ({ ok: false, error: toStudioError(error) }),
  );
  progress.flush();
  if (!outcome.ok && outcome.error.code === 'disk.full') room.note(job.id, outcome.error);
  await settleAttempt(running, outcome, options);
}

/** For facts that are only for people: a film is not lost because its percent could not be written. */
function tolerant(write: () => void, { onTrouble }: Pick<SettleOptions, 'onTrouble'>): void {
  try {
    write();
  } catch (thrown) {
    const error = toStudioError(thrown);
    if (!isSomebodyElses(error)) onTrouble(error);
  }
}
