import { toStudioError, type StudioError } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/job/job.ts';
import { lookAgain } from '../../../base/flow/look-again.ts';
import type { JobStore } from '../ports/job-store.ts';
import { trackAttempts, type JobWork, type RunningAttempt } from './attempts.ts';
import { onThisClock, type Later } from '../../../base/flow/later.ts';
import { runAttempt } from './run-attempt.ts';
import type { RoomKeeper } from '../../room/wait-for-room.ts';

/**
 * Milliseconds between looks at the waiting jobs when nothing has called for one: no event says that a back-off has
 * passed.
 */
const LOOK_EVERY_MS = 1000;

export type RunJobsOptions = {
  readonly store: JobStore;
  /** Names this process in the store; another process never has it. */
  readonly runnerId: string;
  /** Jobs rendered at the same time, 1 or more. */
  readonly jobsAtOnce: number;
  readonly work: JobWork;
  /** Knows when a job that found a disk full may go on. */
  readonly room: RoomKeeper;
  /** Called from time to time and after each attempt: removes what jobs that have ended no longer need. */
  readonly tidy?: () => Promise<void>;
  /** Called with an error of the loop itself; the loop continues. Failures of jobs are in the store. */
  readonly onTrouble: (error: StudioError) => void;
  readonly later?: Later;
  readonly random?: () => number;
};

export type JobRunner = {
  /** Takes no more jobs, stops those that run (they go back to `queued`, finished segments stay), resolves when all have. */
  stop(): Promise<void>;
  /** Resolves when nothing runs and nothing is queued; paused jobs do not count. */
  idle(): Promise<void>;
};

/**
 * The work loop: claims jobs as their owners' turns come, makes their films, writes down how each ended. First it takes back what a
 * process that is gone left running; so a crash costs only the segments that were in flight.
 *
 * A local runner holds its jobs for as long as it lives. It has the instance lock, which the system takes back the moment
 * the process ends, so nobody needs a clock to know whether it lives: no lease of a local runner ever expires, and an
 * event loop that was blocked for a minute (a sleeping laptop, a debugger) loses nothing. Leases that were given a time are
 * those of workers elsewhere; here they are taken back when it has passed.
 */
export async function runJobs(options: RunJobsOptions): Promise<JobRunner> {
  const { store, runnerId, jobsAtOnce, onTrouble } = options;
  const { later = onThisClock, random = Math.random } = options;
  const looker = lookAgain(lookOnce);
  const attempts = trackAttempts(work, looker.look);
  const idlers: (() => void)[] = [];
  let isStopping = false;
  let cancelTick: () => void = () => {};

  await store.recover(runnerId);
  const unsubscribe = store.onChange(looker.look);
  looker.look();
  tick();

  /** Never rejects. A failure is reported, and the work is tried again at the next look. */
  async function lookOnce(): Promise<void> {
    try {
      for (const attempt of attempts.latest()) await obeyWish(attempt);
      await claimJobs();
    } catch (error) {
      onTrouble(toStudioError(error));
    }
  }

  /** Back-offs pass and disks get room without anything being written. */
  function tick(): void {
    cancelTick = later(LOOK_EVERY_MS, () => {
      void lookAround().then(() => {
        if (isStopping) return;
        looker.look();
        tick();
      });
    });
  }

  async function obeyWish(attempt: RunningAttempt): Promise<void> {
    const wish = await store.wanted(attempt.job.id, runnerId);
    if (wish !== 'run' && attempt.stopped() !== 'shutdown') attempt.stop(wish);
  }

  async function claimJobs(): Promise<void> {
    while (!isStopping && attempts.count() < jobsAtOnce) {
      const job = await store.claim(runnerId);
      if (!job) break;
      attempts.start(job); // also while stopping: `stop` waits for this look, then stops all
    }
    const isIdle = attempts.count() === 0 && (isStopping || (await store.countByState()).queued === 0);
    if (isIdle) tellIdlers();
  }

  function tellIdlers(): void {
    for (const tell of idlers.splice(0)) tell();
  }

  async function work(attempt: RunningAttempt): Promise<void> {
    try {
      await runAttempt(attempt, { ...options, later, random });
      await options.tidy?.();
    } catch (error) {
      onTrouble(toStudioError(error));
    }
  }

  async function lookAround(): Promise<void> {
    try {
      await store.expire();
      await options.tidy?.();
      const ready = await withRoomAgain(options);
      for (const { id } of ready) if (!isStopping) await store.resume(id);
    } catch (error) {
      onTrouble(toStudioError(error));
    }
  }

  return {
    async stop() {
      isStopping = true;
      cancelTick();
      unsubscribe();
      await looker.quiet();
      for (const attempt of attempts.latest()) attempt.stop('shutdown');
      await attempts.ended();
      await looker.quiet();
      tellIdlers();
    },
    idle: () =>
      new Promise<void>((resolve) => {
        idlers.push(resolve);
        looker.look();
      }),
  };
}

/** Jobs that stopped because a disk was full, and whose disks have room now. */
async function withRoomAgain({ store, room }: RunJobsOptions): Promise<readonly Job[]> {
  const { jobs } = await store.list({ states: ['paused'], limit: 500 });
  return room.withRoom(jobs.filter(({ pausedBecause }) => pausedBecause === 'disk.full'));
}
