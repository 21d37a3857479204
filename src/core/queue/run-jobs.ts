import type { StudioError } from '../../shared/errors.ts';
import { toStudioError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job/job.ts';
import { createAttempt, type JobAttempt, type JobWork, type RunningAttempt } from './job-attempt.ts';
import type { JobStore } from './job-store.ts';
import { onThisClock, type Later } from './later.ts';
import { isSomebodyElses, settleAttempt, type Outcome } from './settle-attempt.ts';
import { throttleProgress } from './throttle-progress.ts';
import type { RoomKeeper } from './wait-for-room.ts';

/** How often waiting jobs are looked at without being told: back-offs pass in silence. */
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
  /** Told what failed in the loop itself; it goes on. Failures of jobs are in the store. */
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
 * The work loop: claims jobs by priority, makes their films, writes down how each ended. First it takes back what a
 * process that is gone left running; so a crash costs only the segments that were in flight.
 *
 * A local runner holds its jobs for as long as it lives. It has the instance lock, which the system takes back the moment
 * the process ends, so nobody needs a clock to know whether it lives: no lease of a local runner ever expires, and an
 * event loop that was blocked for a minute (a sleeping laptop, a debugger) loses nothing.
 */
export function runJobs(options: RunJobsOptions): JobRunner {
  const { store, runnerId, jobsAtOnce, work, room, onTrouble } = options;
  const { later = onThisClock, random = Math.random } = options;
  const running = new Map<string, RunningAttempt>();
  const endings = new Map<RunningAttempt, Promise<void>>();
  const idlers: (() => void)[] = [];
  let isStopping = false;
  let isLooking = false;
  let cancelTick: () => void = () => {};

  store.recover(runnerId);
  const unsubscribe = store.onChange(() => look());
  look();
  tick();

  /** Never throws: what fails is told, and tried again at the next look. */
  function look(): void {
    if (isLooking) return;
    isLooking = true;
    try {
      for (const attempt of running.values()) obeyWish(attempt);
      claimJobs();
    } catch (error) {
      onTrouble(toStudioError(error));
    } finally {
      isLooking = false;
    }
  }

  /** Back-offs pass and disks get room without anything being written. */
  function tick(): void {
    cancelTick = later(LOOK_EVERY_MS, () => {
      void lookAround().then(() => {
        if (isStopping) return;
        look();
        tick();
      });
    });
  }

  function obeyWish(attempt: RunningAttempt): void {
    const wish = store.wanted(attempt.job.id, runnerId);
    if (wish !== 'run' && attempt.stopped() !== 'shutdown') attempt.stop(wish);
  }

  function claimJobs(): void {
    while (!isStopping && endings.size < jobsAtOnce) {
      const job = store.claim(runnerId);
      if (!job) break;
      start(job);
    }
    const isIdle = endings.size === 0 && (isStopping || store.countByState().queued === 0);
    if (isIdle) for (const tell of idlers.splice(0)) tell();
  }

  function start(job: Job): void {
    const attempt = createAttempt(job);
    // paused and resumed before its attempt had ended: two must not work in the same folder
    const former = running.get(job.id);
    former?.stop('gone');
    running.set(job.id, attempt);
    const ending = Promise.resolve(former && endings.get(former))
      .then(() => runAttempt(attempt))
      .catch((error: unknown) => onTrouble(toStudioError(error)))
      .finally(() => {
        endings.delete(attempt);
        if (running.get(job.id) === attempt) running.delete(job.id);
        look();
      });
    endings.set(attempt, ending);
  }

  async function runAttempt(running: RunningAttempt): Promise<void> {
    const { job, signal } = running;
    const progress = throttleProgress((latest) => {
      if (!signal.aborted) tolerant(() => store.progress(job.id, runnerId, latest));
    }, later);
    const attempt: JobAttempt = {
      ...{ job, signal, tellProgress: progress.tell },
      warn: (warning) => tolerant(() => store.tell(job.id, { type: 'warning', ...warning })),
      rendered: (result) => store.rendered(job.id, runnerId, result),
    };
    const outcome = await work(attempt).then(
      (result): Outcome => ({ ok: true, result }),
      (error: unknown): Outcome => ({ ok: false, error: toStudioError(error) }),
    );
    progress.flush();
    if (!outcome.ok && outcome.error.code === 'disk.full') room.note(job.id, outcome.error);
    await settleAttempt(running, outcome, { store, runnerId, random, later, onTrouble });
    await options.tidy?.();
  }

  /** For facts that are only for people: a film is not lost because its percent could not be written. */
  function tolerant(write: () => void): void {
    try {
      write();
    } catch (thrown) {
      const error = toStudioError(thrown);
      if (!isSomebodyElses(error)) onTrouble(error);
    }
  }

  async function lookAround(): Promise<void> {
    try {
      await options.tidy?.();
      const { jobs } = store.list({ states: ['paused'], limit: 500 });
      const waiting = jobs.filter(({ pausedBecause }) => pausedBecause === 'disk.full');
      for (const { id } of await room.withRoom(waiting)) if (!isStopping) store.resume(id);
    } catch (error) {
      onTrouble(toStudioError(error));
    }
  }

  return {
    async stop() {
      isStopping = true;
      cancelTick();
      for (const attempt of running.values()) attempt.stop('shutdown');
      await Promise.all(endings.values());
      unsubscribe();
      for (const tell of idlers.splice(0)) tell();
    },
    idle: () =>
      new Promise<void>((resolve) => {
        idlers.push(resolve);
        look();
      }),
  };
}
