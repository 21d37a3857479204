import type { Job } from '../../shared/job/job.ts';

/** What the system shows of the work: one bar for all jobs, and whether the machine must stay awake. */
export type WorkShown = {
  /** 0-1; -1: none (as `BrowserWindow.setProgressBar` has it). */
  readonly ratio: number;
  readonly mode: 'normal' | 'paused' | 'error' | 'none';
  readonly isWorking: boolean;
};

/** Jobs that have not ended count by their percentage; an error shows until it was seen, or the next job runs. */
export function workShown(jobs: readonly Pick<Job, 'state' | 'progress'>[], hasFailed: boolean): WorkShown {
  const running = jobs.filter(({ state }) => state === 'running');
  const open = jobs.filter(({ state }) => state === 'running' || state === 'queued');
  const paused = jobs.filter(({ state }) => state === 'paused');
  if (open.length > 0) {
    const sum = open.reduce(
      (percent, job) => percent + (job.state === 'running' ? job.progress.percent : 0),
      0,
    );
    return { ratio: sum / open.length / 100, mode: 'normal', isWorking: running.length > 0 };
  }
  if (paused.length > 0) return { ratio: 1, mode: 'paused', isWorking: false };
  return hasFailed
    ? { ratio: 1, mode: 'error', isWorking: false }
    : { ratio: -1, mode: 'none', isWorking: false };
}
