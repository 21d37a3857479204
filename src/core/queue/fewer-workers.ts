import type { JobRequest } from '../../shared/job/job.ts';

/** Page workers for an attempt; `tooMany`: how many used too much memory the last time, then half of them, at least one. */
export function workersFor(
  { settings }: Pick<JobRequest, 'settings'>,
  { defaultWorkers, tooMany }: { readonly defaultWorkers: number; readonly tooMany: number | undefined },
): number {
  if (tooMany !== undefined) return Math.max(1, Math.floor(tooMany / 2));
  return settings.workers ?? defaultWorkers;
}
