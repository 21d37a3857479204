import type { Job } from '../../../shared/job/job.ts';

/** Page workers for an attempt: as asked, but no more than are left after one that used too much memory. */
export function workersFor(
  { request, workerLimit = Infinity }: Pick<Job, 'request' | 'workerLimit'>,
  defaultWorkers: number,
): number {
  return Math.min(request.settings.workers ?? defaultWorkers, workerLimit);
}
