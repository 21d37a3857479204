import { StudioError } from '../../shared/errors.ts';
import type { Later } from '../../base/flow/later.ts';

/** How often the children's memory is looked at. */
const LOOK_EVERY_MS = 1000;
const LEAST_LIMIT_BYTES = 1_500_000_000;

/** What the children of one job may hold: three quarters of the machine, shared by the jobs that run at once. */
export function defaultMemoryLimit(totalBytes: number, jobsAtOnce: number): number {
  return Math.max(LEAST_LIMIT_BYTES, Math.floor((totalBytes * 0.75) / jobsAtOnce));
}

export type MemoryWatch = {
  /** From now on `stop` is called, once, when the limit is passed while this job is the youngest of those that run. */
  join(stop: (error: StudioError) => void): { leave(): void };
};

/**
 * Watches the memory of all child processes together. Which child works for which job is not known from outside, so the
 * limit holds for the sum: when it is passed, the job that started last gives way, and tries again with fewer workers.
 */
export function watchMemory(options: {
  readonly limitBytesPerJob: number;
  /** Resident bytes of all our children. */
  readonly sample: () => Promise<number>;
  readonly later: Later;
}): MemoryWatch {
  const { limitBytesPerJob, sample, later } = options;
  const jobs: { readonly stop: (error: StudioError) => void; isStopped: boolean }[] = [];
  let cancel: (() => void) | null = null;

  async function look(): Promise<void> {
    cancel = null;
    const usedBytes = await sample().catch(() => 0); // a list that cannot be read stops nobody
    const limitBytes = limitBytesPerJob * jobs.length;
    // one that gives way still holds its memory for a moment: nobody else goes before that
    if (usedBytes > limitBytes && !jobs.some(({ isStopped }) => isStopped)) giveWay(usedBytes, limitBytes);
    plan();
  }

  function giveWay(usedBytes: number, limitBytes: number): void {
    const youngest = jobs.at(-1);
    if (!youngest) return;
    youngest.isStopped = true;
    const [used, limit] = [usedBytes, limitBytes].map((bytes) => Math.round(bytes / 1e6));
    youngest.stop(
      new StudioError(
        'job.memory',
        `the programs of the job used ${used} MB of memory, the limit is ${limit} MB`,
        {
          details: { usedBytes, limitBytes },
        },
      ),
    );
  }

  function plan(): void {
    if (jobs.length > 0) cancel ??= later(LOOK_EVERY_MS, () => void look());
  }

  return {
    join(stop) {
      const job = { stop, isStopped: false };
      jobs.push(job);
      plan();
      return {
        leave() {
          jobs.splice(jobs.indexOf(job), 1);
          if (jobs.length > 0) return;
          cancel?.();
          cancel = null;
        },
      };
    },
  };
}
